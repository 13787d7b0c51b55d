package embedded.ui;

import embedded.controller.LastRequests;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;

/** The jukebox's web server as the only program of a container: it listens to everybody. */
public final class UiContainer {
  private static final String DEFAULT_PORT = "3000";

  private UiContainer() {}

  /** Serves on PORT (3000) until the process is ended. */
  public static void main(String... args) throws IOException, InterruptedException {
    // without it every answer waits for the client's acknowledgement, 40 ms on Linux
    System.setProperty("sun.net.httpserver.nodelay", "true");
    var environment = System.getenv();
    int port = Integer.parseInt(environment.getOrDefault("PORT", DEFAULT_PORT));
    try (var server = UiServer.start(new InetSocketAddress(port), environment)) {
      LastRequests.areServed();
      System.out.println("jukebox-ui listens on port " + server.port());
      new CountDownLatch(1).await();
    }
  }
}
