import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import embedded.accounts.Accounts;
import embedded.accounts.Participant;
import embedded.kubernetes.ApiServer;
import embedded.kubernetes.Kubeconfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * A Kubernetes API of its own, for what the shared platform does not do: nobody has prepared
 * namespaces there, an administrator may have taken rights away, and a token may be a service
 * account's.
 */
final class OtherCluster implements AutoCloseable {
  private final Participant known;
  private final ApiServer api;
  private final HttpServer http;
  private final Map<String, String> refusals = new LinkedHashMap<>();

  private OtherCluster(Participant known) throws IOException {
    this.known = known;
    this.api = new ApiServer(new Accounts(List.of(known)));
    this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/", this::handle);
    http.setExecutor(
        Executors.newCachedThreadPool(
            task -> {
              var thread = new Thread(task, "other-cluster");
              thread.setDaemon(true);
              return thread;
            }));
    http.start();
  }

  /**
   * Starts it.
   *
   * @param userName whom it takes its only token for
   */
  static OtherCluster thatKnows(String userName) throws IOException {
    return new OtherCluster(new Participant(userName, "unused", "sha256~" + "0".repeat(40)));
  }

  /** Logs the desk in here, and lets its profile belong here too. */
  void logIn(Desk desk) throws IOException {
    var kubeconfig = desk.newDirectory("other-cluster").resolve("kubeconfig");
    writeKubeconfig(kubeconfig);
    desk.export("KUBECONFIG", kubeconfig);
    desk.remember("cluster", address().toString());
  }

  void writeKubeconfig(Path file) throws IOException {
    Kubeconfig.write(file, address(), null, known);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  /** Requests whose path contains this are answered with 403, as where RBAC does not allow them. */
  void forbid(String partOfPath, String message) {
    refusals.put(partOfPath, message);
  }

  private void handle(HttpExchange exchange) throws IOException {
    for (var refusal : refusals.entrySet()) {
      if (exchange.getRequestURI().getPath().contains(refusal.getKey())) {
        refuse(exchange, refusal.getValue());
        return;
      }
    }
    api.handle(exchange);
  }

  private static void refuse(HttpExchange exchange, String message) throws IOException {
    var status =
        """
        {"kind": "Status", "apiVersion": "v1", "status": "Failure", "code": 403,
         "reason": "Forbidden", "message": "%s"}
        """
            .formatted(message)
            .getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(403, status.length);
      exchange.getResponseBody().write(status);
    }
  }

  @Override
  public void close() {
    http.stop(0);
    api.close();
  }
}
