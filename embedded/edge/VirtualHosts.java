package embedded.edge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Sends each request to the server whose name its Host header has: the platform's own servers
 * first, then the routes, then the default. A name of the domain that nobody answers for gets the
 * page that OpenShift's router shows.
 */
public final class VirtualHosts implements HttpHandler {
  private final Map<String, HttpHandler> handlers = new ConcurrentHashMap<>();
  private final String domain;
  private final RouteTable routes;
  private final ReverseProxy proxy;
  private final HttpHandler otherwise;

  /**
   * @param domain what routes' host names end with, for example {@code apps.localhost}; a port is
   *     ignored
   * @param otherwise answers for all names outside the domain, {@code localhost} and IP addresses
   *     among them
   */
  public VirtualHosts(
      String domain, RouteTable routes, TlsConnections tlsConnections, HttpHandler otherwise) {
    this.domain = hostName(domain);
    this.routes = routes;
    this.proxy = new ReverseProxy(tlsConnections);
    this.otherwise = otherwise;
  }

  /** From now on this handler answers for the host. */
  public void register(String host, HttpHandler handler) {
    handlers.put(hostName(host), handler);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Response.keepConnection(exchange);
      dispatch(exchange, hostName(exchange.getRequestHeaders().getFirst("Host")));
    }
  }

  private void dispatch(HttpExchange exchange, String host) throws IOException {
    var registered = handlers.get(host);
    var backend = routes.backend(host);
    if (registered != null) {
      registered.handle(exchange);
    } else if (backend.isPresent()) {
      proxy.forward(exchange, backend.get());
    } else if (host.endsWith("." + domain)) {
      ErrorPage.noSuchRoute(exchange, host);
    } else {
      otherwise.handle(exchange);
    }
  }

  /** A Host header without the port, in lower case; empty for none. */
  static String hostName(String hostHeader) {
    return hostHeader == null
        ? ""
        : hostHeader.strip().replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT);
  }
}
