package embedded.ui;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Answers every request with what it understood: method, URI, host, content type and body. */
final class EchoServer implements AutoCloseable {
  static final String CERTIFICATE = "authority.pem";
  private static final String PASSWORD = "changeit";

  private final HttpServer server;
  private final String scheme;
  private final int status;
  private final String contentType;

  EchoServer(int status, String contentType) throws IOException {
    this(HttpServer.create(anyPort(), 0), "http", status, contentType);
  }

  private EchoServer(HttpServer server, String scheme, int status, String contentType) {
    this.server = server;
    this.scheme = scheme;
    this.status = status;
    this.contentType = contentType;
    server.createContext("/", this::answer);
    server.start();
  }

  /** A server with TLS whose certificate lies in the folder. */
  static EchoServer secure(Path folder) throws Exception {
    var store = folder.resolve("server.p12");
    keytool(
        "-genkeypair -alias server -keyalg EC -dname CN=test -ext san=ip:127.0.0.1 -validity 2",
        store);
    keytool("-exportcert -rfc -alias server -file " + folder.resolve(CERTIFICATE), store);
    var server = HttpsServer.create(anyPort(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context(store)));
    return new EchoServer(server, "https", 200, "application/json");
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private static void keytool(String arguments, Path store) throws Exception {
    var tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var command = tool + " " + arguments + " -storepass " + PASSWORD + " -keystore " + store;
    var process = new ProcessBuilder(command.split(" ")).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(output);
    }
  }

  private static SSLContext context(Path file) throws Exception {
    var store = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(file)) {
      store.load(in, PASSWORD.toCharArray());
    }
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private void answer(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var understood =
        String.join(
            " ",
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            headers.getFirst("Host"),
            headers.getFirst("Content-Type"),
            body);
    Reply.bytes(exchange, status, contentType, understood.getBytes(StandardCharsets.UTF_8));
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url(String host) {
    return scheme + "://" + host + ":" + port();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
