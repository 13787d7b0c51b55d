package embedded.edge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.util.function.Supplier;

/** Hands every request on to one server. */
public final class Forward implements HttpHandler {
  private final Supplier<URI> server;
  private final ReverseProxy proxy;

  /**
   * @param server asked at each request, because a server may come back at another port
   */
  public Forward(Supplier<URI> server, TlsConnections tlsConnections) {
    this.server = server;
    this.proxy = new ReverseProxy(tlsConnections);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    proxy.forward(exchange, server.get());
  }
}
