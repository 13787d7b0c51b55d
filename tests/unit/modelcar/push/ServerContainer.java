package modelcar.push;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A real server in a container of its own, where docker and its image are there. */
final class ServerContainer implements AutoCloseable {
  private final String id;
  private final String host;

  private ServerContainer(String id, String host) {
    this.id = id;
    this.host = host;
  }

  /** Why a server cannot be started here; empty where it can. */
  static Optional<String> missing(String image) {
    try {
      return run("docker", "image", "inspect", image).exitCode() == 0
          ? Optional.empty()
          : Optional.of("docker has no image " + image);
    } catch (IOException notInstalled) {
      return Optional.of("docker is not installed");
    }
  }

  /**
   * @param environment as {@code NAME=value}
   */
  static ServerContainer start(String image, int port, List<String> environment)
      throws IOException {
    var command = new ArrayList<>(List.of("docker", "run", "-d", "--rm"));
    command.addAll(List.of("-p", "127.0.0.1::" + port));
    environment.forEach(it -> command.addAll(List.of("-e", it)));
    command.add(image);
    var id = run(command.toArray(String[]::new)).output().strip();
    var published = run("docker", "port", id, "" + port).output().lines().findFirst();
    return new ServerContainer(id, published.orElseThrow().strip());
  }

  /** Such as {@code 127.0.0.1:40001}. */
  String host() {
    return host;
  }

  /** Runs a command in it. */
  void execute(String... command) throws IOException {
    var whole = new ArrayList<>(List.of("docker", "exec", "-u", "git", id));
    whole.addAll(List.of(command));
    var finished = run(whole.toArray(String[]::new));
    if (finished.exitCode() != 0) {
      throw new IOException(finished.output());
    }
  }

  record Finished(int exitCode, String output) {}

  static Finished run(String... command) throws IOException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return new Finished(process.waitFor(), output);
    } catch (InterruptedException stopped) {
      throw new IOException(stopped);
    }
  }

  @Override
  public void close() throws IOException {
    run("docker", "rm", "-f", "-v", id);
  }
}
