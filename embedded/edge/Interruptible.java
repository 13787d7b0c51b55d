package embedded.edge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;

/** A server that can be taken away for a while; the router answers in its place then. */
public final class Interruptible implements HttpHandler {
  private final HttpHandler server;
  private volatile boolean interrupted;

  public Interruptible(HttpHandler server) {
    this.server = server;
  }

  /** From now on every request is answered as a router does that finds nobody behind a route. */
  public void interrupt() {
    interrupted = true;
  }

  /** From now on the server answers again. */
  public void resume() {
    interrupted = false;
  }

  public boolean isInterrupted() {
    return interrupted;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    if (interrupted) {
      ErrorPage.nobodyThere(exchange);
    } else {
      server.handle(exchange);
    }
  }
}
