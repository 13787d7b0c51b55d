import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The repository's own {@code ./jbang} as a process, started as a person would: nobody at the
 * keyboard, everything that is built in one cache that all tests of a run share.
 */
final class Jbang {
  private static final long PATIENCE_SECONDS = 300;
  private static final Path SHARED_CACHE = TemporaryFolder.create("jbang-cache");

  private final List<String> command;
  private final Map<String, String> environment;
  private Path directory = repository();

  /** How a process ended. */
  record Finished(int exitCode, String out, String err) {}

  private Jbang(List<String> command, Map<String, String> environment) {
    this.command = command;
    this.environment = environment;
  }

  /** The starter with this process's environment. */
  static Jbang starter() {
    var environment = new HashMap<>(System.getenv());
    environment.put("JBANG_CACHE_DIR", SHARED_CACHE.toString());
    var windows = System.getProperty("os.name").startsWith("Windows");
    var starter = repository().resolve(windows ? "jbang.cmd" : "jbang").toString();
    return new Jbang(windows ? List.of("cmd", "/c", starter) : List.of(starter), environment);
  }

  /** The starter behind a command that changes how it starts, such as env(1). */
  static Jbang starterBehind(String... command) {
    var starter = starter();
    var line = new ArrayList<>(List.of(command));
    line.addAll(starter.command);
    return new Jbang(line, starter.environment);
  }

  /** The starter run by other means, for example by another shell, with nothing inherited. */
  static Jbang startedBy(List<String> command) {
    return new Jbang(command, new HashMap<>());
  }

  /** The root of the repository: the nearest folder upwards that has the catalog. */
  static Path repository() {
    var directory = Path.of("").toAbsolutePath();
    while (!Files.exists(directory.resolve("jbang-catalog.json"))) {
      directory = directory.getParent();
      if (directory == null) {
        throw new IllegalStateException("run the tests from within the repository");
      }
    }
    return directory;
  }

  Jbang with(String variable, Object value) {
    environment.put(variable, value.toString());
    return this;
  }

  Jbang without(String variable) {
    environment.remove(variable);
    return this;
  }

  Jbang in(Path directory) {
    this.directory = directory;
    return this;
  }

  /** Runs it to its end, without anything to read on its standard input. */
  Finished run(String... arguments) {
    return run(new byte[0], arguments);
  }

  /** Runs it to its end. */
  Finished run(byte[] input, String... arguments) {
    try {
      var process = start(arguments);
      var out = read(process.getInputStream());
      var err = read(process.getErrorStream());
      try (var stdin = process.getOutputStream()) {
        stdin.write(input);
      } catch (IOException closedByTheProcess) {
        // many commands read nothing
      }
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("still running after " + PATIENCE_SECONDS + " s: " + command);
      }
      return new Finished(process.exitValue(), out.join(), err.join());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /** Starts it; the caller reads its streams and ends it. */
  Process start(String... arguments) throws IOException {
    var line = new ArrayList<>(command);
    line.addAll(List.of(arguments));
    var builder = new ProcessBuilder(line).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.start();
  }

  // both streams at once: a full pipe would stop the process
  private static CompletableFuture<String> read(java.io.InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException failed) {
            throw new UncheckedIOException(failed);
          }
        },
        task -> {
          var reader = new Thread(task, "process-output");
          reader.setDaemon(true);
          reader.start();
        });
  }
}
