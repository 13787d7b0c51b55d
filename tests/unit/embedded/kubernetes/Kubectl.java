package embedded.kubernetes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The real kubectl, with a home of its own so that it writes nothing elsewhere. */
record Kubectl(Path home, Path kubeconfig) {
  /** What a run printed (both streams) and how it ended. */
  record Result(int exitCode, String output) {}

  static void requireInstalled() {
    try {
      new ProcessBuilder("kubectl", "version", "--client").start().waitFor();
    } catch (IOException missing) {
      Assumptions.abort("kubectl is not installed: " + missing.getMessage());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Runs kubectl with these arguments; fails the test if it does not end well. */
  String ok(String... arguments) throws Exception {
    var result = run("", arguments);
    if (result.exitCode() != 0) {
      throw new AssertionError("kubectl " + List.of(arguments) + ": " + result.output());
    }
    return result.output();
  }

  Result run(String stdin, String... arguments) throws Exception {
    var process = start(arguments);
    try (var in = process.getOutputStream()) {
      in.write(stdin.getBytes(StandardCharsets.UTF_8));
    }
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("kubectl hangs: " + output);
    }
    return new Result(process.exitValue(), output);
  }

  /** Starts kubectl without waiting for its end. */
  Process start(String... arguments) throws IOException {
    var command = new ArrayList<>(List.of("kubectl", "--kubeconfig", kubeconfig.toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("HOME", home.toString());
    builder.environment().put("USERPROFILE", home.toString());
    builder.environment().remove("KUBECONFIG");
    return builder.start();
  }
}
