import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import platform.Profile;
import platform.Trust;

/** Stands in front of a server, passes everything on, and writes down what was asked. */
final class RequestCounter implements AutoCloseable {
  /** What the JDK's client and server set themselves. */
  private static final Set<String> OWN =
      Set.of(
          "host", "connection", "content-length", "upgrade", "http2-settings", "transfer-encoding");

  private final URI server;
  private final HttpServer http;
  private final HttpClient client;
  private final List<String> requests = new CopyOnWriteArrayList<>();

  private RequestCounter(URI server, HttpClient client) throws IOException {
    this.server = server;
    this.client = client;
    this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/", this::pass);
    http.setExecutor(
        Executors.newCachedThreadPool(
            task -> {
              var thread = new Thread(task, "request counter");
              thread.setDaemon(true);
              return thread;
            }));
    http.start();
  }

  /**
   * Stands in front of the desk's Kubernetes API, which the desk talks to through it from now on.
   */
  static RequestCounter beforeApi(Desk desk) throws IOException {
    var api = desk.seat().address().api();
    var trust =
        new Profile(
            desk.profile(), Map.of(Profile.CA_FILE, desk.seat().address().caFile().toString()));
    var client = HttpClient.newBuilder().sslContext(Trust.context(trust).orElseThrow()).build();
    var counter = new RequestCounter(URI.create(api), client);
    desk.spoilLogin(api, counter.address());
    desk.remember(Profile.CLUSTER, counter.address());
    return counter;
  }

  private String address() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  /** Method and path of each request so far. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  /** Begins to count anew. */
  void forget() {
    requests.clear();
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
      var request =
          HttpRequest.newBuilder(server.resolve(exchange.getRequestURI()))
              .method(
                  exchange.getRequestMethod(),
                  BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
      exchange
          .getRequestHeaders()
          .forEach(
              (name, values) -> {
                if (!OWN.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                  values.forEach(value -> request.header(name, value));
                }
              });
      var answer = client.send(request.build(), BodyHandlers.ofByteArray());
      answer
          .headers()
          .firstValue("Content-Type")
          .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
      exchange.sendResponseHeaders(
          answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
