package embedded.ui;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/**
 * The jukebox's web server: the page, what the page must know ({@code /refdata}), and the way to
 * the model ({@code /api}), which a browser could not ask itself because it lives under another
 * name.
 */
public final class UiServer implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpServer server;
  private final ExecutorService threads;

  private UiServer(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Starts a server that only this machine reaches.
   *
   * @param port the port, or 0 for a free one
   * @param environment the variables of the container, see {@link UiSettings}
   * @throws IOException when the port is taken
   */
  public static UiServer start(int port, Map<String, String> environment) throws IOException {
    return start(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), environment);
  }

  static UiServer start(InetSocketAddress address, Map<String, String> environment)
      throws IOException {
    var settings = UiSettings.of(environment);
    var threads =
        Executors.newCachedThreadPool(
            task -> {
              var thread = new Thread(task, "jukebox-ui");
              thread.setDaemon(true);
              return thread;
            });
    var server = HttpServer.create(address, 0);
    server.setExecutor(threads);
    server.createContext("/", new PageFiles());
    server.createContext("/api/", ApiForwarder.to(settings));
    server.createContext("/refdata/settings.json", exchange -> answer(exchange, settings));
    server.createContext("/healthz", exchange -> Reply.json(exchange, 200, "{\"status\":\"ok\"}"));
    server.start();
    return new UiServer(server, threads);
  }

  private static void answer(HttpExchange exchange, UiSettings settings) throws IOException {
    var known = Map.of("model", settings.model(), "inputNode", settings.inputNode());
    Reply.json(exchange, 200, JSON.writeValueAsString(known));
  }

  public int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
