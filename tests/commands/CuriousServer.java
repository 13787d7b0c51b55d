import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Asks everybody for an account, lets nobody in, and writes down what it was told. */
final class CuriousServer implements AutoCloseable {
  private final HttpServer http;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> accounts = new CopyOnWriteArrayList<>();

  CuriousServer() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext("/", this::answer);
    http.start();
  }

  /** Host and port. */
  String authority() {
    return "127.0.0.1:" + http.getAddress().getPort();
  }

  /** The paths that were asked for so far. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  /** Each account that it was offered, as {@code user:password}. */
  List<String> accounts() {
    return accounts.stream().distinct().toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked.add(exchange.getRequestURI().getPath());
      var offered = exchange.getRequestHeaders().getFirst("Authorization");
      if (offered != null) {
        var pair = Base64.getDecoder().decode(offered.replaceFirst("Basic ", ""));
        accounts.add(new String(pair, StandardCharsets.UTF_8));
      }
      exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"curious\"");
      exchange.sendResponseHeaders(401, -1);
    }
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
