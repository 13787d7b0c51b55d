package embedded.edge;

import com.sun.net.httpserver.HttpExchange;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which connections to the plain HTTP server carry requests that came over TLS. The edge passes
 * bytes on and cannot add an {@code X-Forwarded-Proto} header; the port it sends from tells a
 * handler the same.
 */
public final class TlsConnections {
  private final Set<Integer> ports = ConcurrentHashMap.newKeySet();

  void opened(int portOfTheEdge) {
    ports.add(portOfTheEdge);
  }

  void closed(int portOfTheEdge) {
    ports.remove(portOfTheEdge);
  }

  /** {@code https} if the request reached the edge over TLS, else {@code http}. */
  public String scheme(HttpExchange exchange) {
    return ports.contains(exchange.getRemoteAddress().getPort()) ? "https" : "http";
  }
}
