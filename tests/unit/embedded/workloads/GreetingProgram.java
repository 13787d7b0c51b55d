package embedded.workloads;

import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.Container;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/** A server that answers with the value of GREETING; an empty one makes it fail. */
final class GreetingProgram implements ContainerProgram {
  static final String NAME = "greeting";

  private final AtomicBoolean healthy = new AtomicBoolean(true);

  /** Whether GET /health answers with 200. */
  void setHealthy(boolean now) {
    healthy.set(now);
  }

  @Override
  public boolean runs(Container container, ImageConfig image) {
    return image.program().filter(NAME::equals).isPresent();
  }

  @Override
  public RunningContainer start(PodContext context) throws IOException {
    var greeting = context.environment().getOrDefault("GREETING", "hello");
    context.log("about to say " + greeting);
    if (greeting.isEmpty()) {
      throw new IOException("nothing to say");
    }
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean failing = exchange.getRequestURI().getPath().equals("/health") && !healthy.get();
          var body = greeting.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(failing ? 503 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return RunningContainer.server(address, () -> server.stop(0));
  }
}
