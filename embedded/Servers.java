package embedded;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import embedded.accounts.Accounts;
import embedded.edge.Edge;
import embedded.edge.EdgeCertificate;
import embedded.edge.RouteTable;
import embedded.edge.TlsConnections;
import embedded.edge.VirtualHosts;
import embedded.git.GitServer;
import embedded.home.Home;
import embedded.kubernetes.ApiServer;
import embedded.registry.Registry;
import embedded.seat.PlatformAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.Executors;

/**
 * The platform's servers, all behind one port: the edge ends TLS and hands on to a plain HTTP
 * server that looks at the host name.
 *
 * @param address where they are for participants
 * @param backend the plain HTTP server, for the platform's own controllers
 */
record Servers(
    GitServer git,
    Registry registry,
    ApiServer api,
    RouteTable routes,
    VirtualHosts hosts,
    PlatformAddress address,
    URI backend,
    HttpServer http,
    Edge edge)
    implements AutoCloseable {
  private static final String GIT_HOST = "gitea-gitea." + PlatformAddress.DOMAIN;

  /**
   * Starts them.
   *
   * @param wantedPort 0 for any free one
   */
  static Servers start(Home home, Accounts accounts, int wantedPort) throws IOException {
    var git = new GitServer(home.kept("git"), accounts);
    var registry = new Registry(home.kept("registry"), accounts);
    var api = new ApiServer(accounts);
    var routes = new RouteTable();
    var tls = new TlsConnections();
    var hosts = new VirtualHosts(PlatformAddress.DOMAIN, routes, tls, byPath(registry, api));
    hosts.register(GIT_HOST, git);

    var http = startHttp(hosts);
    int httpPort = http.getAddress().getPort();
    var certificate = certificate(home);
    var edge =
        Edge.start(
            InetAddress.getLoopbackAddress(),
            home.port(wantedPort),
            certificate.context(),
            httpPort,
            tls);
    home.rememberPort(edge.port());
    return new Servers(
        git,
        registry,
        api,
        routes,
        hosts,
        new PlatformAddress(edge.port(), certificate.caPem()),
        URI.create("http://127.0.0.1:" + httpPort),
        http,
        edge);
  }

  private static EdgeCertificate certificate(Home home) throws IOException {
    try {
      return EdgeCertificate.create(
          home.directory(), List.of("*." + PlatformAddress.DOMAIN, GIT_HOST));
    } catch (GeneralSecurityException impossible) {
      throw new IOException(impossible);
    }
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

  /** The registry's protocol begins with /v2; all else without a host of its own is the API's. */
  private static HttpHandler byPath(Registry registry, ApiServer api) {
    return (HttpExchange exchange) -> {
      var path = exchange.getRequestURI().getPath();
      if (path.equals("/v2") || path.startsWith("/v2/")) {
        registry.handle(exchange);
      } else {
        api.handle(exchange);
      }
    };
  }

  @Override
  public void close() throws IOException {
    edge.close();
    api.close();
    http.stop(0);
  }
}
