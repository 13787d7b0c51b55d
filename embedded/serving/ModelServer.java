package embedded.serving;

import com.sun.net.httpserver.HttpServer;
import embedded.controller.LastRequests;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves one ONNX model over the Open Inference Protocol V2 (REST). It stands in for OpenVINO Model
 * Server: in the sandbox's own JVM by {@link #start}, in a container as a main class.
 */
public final class ModelServer implements AutoCloseable {
  /**
   * How long a container waits for the ModelCar beside it to link the model into the shared volume.
   */
  private static final Duration LINK_TIMEOUT = Duration.ofMinutes(1);

  private static final Duration LINK_CHECK = Duration.ofMillis(50);

  private final HttpServer server;
  private final ServedModel model;
  private final ExecutorService workers;

  private ModelServer(HttpServer server, ServedModel model, ExecutorService workers) {
    this.server = server;
    this.model = model;
    this.workers = workers;
  }

  /**
   * Serves on all interfaces until the process ends; exit code 1 with a sentence on stderr when it
   * cannot.
   */
  public static void main(String... arguments) throws InterruptedException {
    try {
      var asked = ModelServerArguments.parse(arguments, System.getenv());
      awaitDirectory(asked.modelPath());
      var address = new InetSocketAddress(asked.restPort());
      var server = start(asked, address);
      LastRequests.areServed();
      System.out.printf(
          "model %s version %s ready on port %d%n",
          server.model.name(), server.model.version(), server.port());
    } catch (ModelLoadException | IOException | IllegalArgumentException failed) {
      System.err.println("model server: " + failed.getMessage());
      System.exit(1);
    }
    new CountDownLatch(1).await();
  }

  private static void awaitDirectory(Path directory) throws InterruptedException {
    long end = System.nanoTime() + LINK_TIMEOUT.toNanos();
    while (!Files.isDirectory(directory) && System.nanoTime() < end) {
      Thread.sleep(LINK_CHECK.toMillis());
    }
  }

  /**
   * Serves on the loopback interface.
   *
   * @throws ModelLoadException when there is no model or it cannot be served
   * @throws IOException when the port cannot be had
   */
  static ModelServer start(ModelServerArguments asked) throws ModelLoadException, IOException {
    return start(asked, new InetSocketAddress(InetAddress.getLoopbackAddress(), asked.restPort()));
  }

  private static ModelServer start(ModelServerArguments asked, InetSocketAddress address)
      throws ModelLoadException, IOException {
    var model = ServedModel.load(asked.modelName(), asked.modelPath());
    try {
      var server = HttpServer.create(address, 0);
      var workers = Executors.newCachedThreadPool(ModelServer::daemon);
      server.setExecutor(workers);
      server.createContext("/", new InferenceProtocol(model, asked.metricsEnabled()));
      server.start();
      return new ModelServer(server, model, workers);
    } catch (IOException taken) {
      model.close();
      throw taken;
    }
  }

  private static Thread daemon(Runnable task) {
    var thread = new Thread(task, "model server");
    thread.setDaemon(true);
    return thread;
  }

  /** Loads ONNX Runtime's native library, which takes most of a second, before the first model. */
  public static void warmUp() {
    InferenceSession.warmUp();
  }

  /** The port on which it listens. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Where a client on this machine finds it. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /** The version of the model that is served. */
  public String modelVersion() {
    return model.version();
  }

  /** Stops at once; predictions that are being computed are finished before the model is freed. */
  @Override
  public void close() {
    server.stop(0);
    workers.shutdown();
    model.close();
  }
}
