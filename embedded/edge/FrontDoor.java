package embedded.edge;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/**
 * Everything that is served under a platform's one port: the edge ends TLS and hands on to a plain
 * HTTP server that looks at the host name.
 *
 * @param hosts the platform's own servers, by name
 * @param backend the plain HTTP server, for the platform's own controllers
 */
public record FrontDoor(VirtualHosts hosts, Edge edge, URI backend, HttpServer http)
    implements AutoCloseable {

  /**
   * Opens it.
   *
   * @param address where to listen
   * @param port 0 for any free one
   * @param tls the context with the certificate
   * @param connections where the edge notes which ones came over TLS, for {@code hosts}
   */
  public static FrontDoor open(
      InetAddress address, int port, SSLContext tls, TlsConnections connections, VirtualHosts hosts)
      throws IOException {
    var http = startHttp(hosts);
    int httpPort = http.getAddress().getPort();
    var edge = Edge.start(address, port, tls, httpPort, connections);
    return new FrontDoor(hosts, edge, URI.create("http://127.0.0.1:" + httpPort), http);
  }

  private static HttpServer startHttp(HttpHandler handler) throws IOException {
    var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    var server = HttpServer.create(anyPort, 0);
    server.createContext("/", handler);
    server.setExecutor(
        Executors.newCachedThreadPool(
            task -> {
              var thread = new Thread(task, "platform");
              thread.setDaemon(true);
              return thread;
            }));
    server.start();
    return server;
  }

  /** The port that everybody knows. */
  public int port() {
    return edge.port();
  }

  @Override
  public void close() {
    edge.close();
    http.stop(0);
  }
}
