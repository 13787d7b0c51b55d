package packaging;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * CNCF Distribution in a container, with its storage in memory: no disk of this machine sets the
 * pace. Emptying it means another container.
 */
final class DockerRegistry implements TargetRegistry {
  private static final String IMAGE = "registry:3";
  private static final int PATIENCE_MILLISECONDS = 20_000;
  private static final int PAUSE_MILLISECONDS = 50;

  private final int port = freePort();
  private String container = "";

  private DockerRegistry() throws IOException {}

  /** Starts one. */
  static DockerRegistry start() throws IOException, InterruptedException {
    var registry = new DockerRegistry();
    registry.empty();
    // for Ctrl-C: the container is no child of this process
    Runtime.getRuntime().addShutdownHook(new Thread(registry::remove));
    return registry;
  }

  @Override
  public String address() {
    return "localhost:" + port;
  }

  @Override
  public void empty() throws IOException, InterruptedException {
    remove();
    var run = new ArrayList<>(List.of("run", "--detach", "--rm", "--tmpfs", "/var/lib/registry"));
    run.addAll(List.of("--env", "OTEL_TRACES_EXPORTER=none", "--env", "REGISTRY_LOG_LEVEL=error"));
    run.addAll(network());
    run.add(IMAGE);
    container = docker(run.toArray(String[]::new)).strip();
    awaitAnswer();
  }

  // with the host's network no proxy of Docker's copies every byte; only Linux has it
  private List<String> network() {
    return System.getProperty("os.name").startsWith("Linux")
        ? List.of(
            "--network",
            "host",
            "--env",
            "REGISTRY_HTTP_ADDR=localhost:" + port,
            "--env",
            "REGISTRY_HTTP_DEBUG_ADDR=localhost:0")
        : List.of("--publish", "127.0.0.1:" + port + ":5000");
  }

  private void awaitAnswer() throws IOException, InterruptedException {
    for (int waited = 0; !answers(); waited += PAUSE_MILLISECONDS) {
      if (waited > PATIENCE_MILLISECONDS) {
        throw new IOException("the registry does not start: docker logs " + container);
      }
      Thread.sleep(PAUSE_MILLISECONDS);
    }
  }

  @Override
  public void close() {
    remove();
  }

  private synchronized void remove() {
    if (container.isEmpty()) {
      return;
    }
    try {
      docker("rm", "--force", container);
      container = "";
    } catch (IOException alreadyGone) {
      container = "";
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static String docker(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("docker"));
    command.addAll(List.of(arguments));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + ": " + output.strip());
    }
    return output;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
