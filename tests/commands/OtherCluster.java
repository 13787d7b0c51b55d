import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import embedded.accounts.Accounts;
import embedded.accounts.Participant;
import embedded.kubernetes.ApiServer;
import embedded.kubernetes.Kubeconfig;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
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
  private final Map<String, Answer> answers = new LinkedHashMap<>();

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

  /**
   * A client with the rights of its only user.
   *
   * @param folder for its kubeconfig
   */
  KubernetesClient client(Path folder) throws IOException {
    var kubeconfig = folder.resolve("kubeconfig");
    writeKubeconfig(kubeconfig);
    var config = Config.fromKubeconfig(kubeconfig.toFile());
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
  }

  /** Whoever asks whether something is allowed hears that it is not. */
  void allowNothing() {
    answers.put(
        "/selfsubjectaccessreviews",
        new Answer(
            201,
            """
            {"kind": "SelfSubjectAccessReview", "apiVersion": "authorization.k8s.io/v1",
             "spec": {}, "status": {"allowed": false}}
            """));
  }

  /** A participant's namespace, as the administrator prepares it. */
  void createNamespace(String name) {
    var config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl(address().toString())
            .withOauthToken(api.adminToken())
            .build();
    try (var client = new KubernetesClientBuilder().withConfig(config).build()) {
      var metadata = new ObjectMetaBuilder().withName(name).build();
      client.namespaces().resource(new NamespaceBuilder().withMetadata(metadata).build()).create();
    }
  }

  /** Requests whose path contains this are answered with 403, as where RBAC does not allow them. */
  void forbid(String partOfPath, String message) {
    answers.put(
        partOfPath,
        new Answer(
            403,
            """
            {"kind": "Status", "apiVersion": "v1", "status": "Failure", "code": 403,
             "reason": "Forbidden", "message": "%s"}
            """
                .formatted(message)));
  }

  private void handle(HttpExchange exchange) throws IOException {
    for (var answer : answers.entrySet()) {
      if (exchange.getRequestURI().getPath().contains(answer.getKey())) {
        answer.getValue().send(exchange);
        return;
      }
    }
    api.handle(exchange);
  }

  /** What is answered instead of the API. */
  private record Answer(int status, String json) {
    void send(HttpExchange exchange) throws IOException {
      var bytes = json.getBytes(StandardCharsets.UTF_8);
      try (exchange) {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  @Override
  public void close() {
    http.stop(0);
    api.close();
  }
}
