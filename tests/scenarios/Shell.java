import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * A participant's shell: what they export is set in it, and nothing that this process inherited.
 */
final class Shell {
  private static final long PATIENCE_SECONDS = 60;
  private static final Path NOWHERE = Path.of("/");

  private final WorkshopParticipant participant;

  Shell(WorkshopParticipant participant) {
    this.participant = participant;
  }

  /** Skips the test where one of these commands is missing. */
  static void require(String... commands) {
    for (var command : commands) {
      assumeTrue(isInstalled(command), command + " is not installed");
    }
  }

  private static boolean isInstalled(String command) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
  }

  /** Types the lines, which all must end well, and gives back what they print. */
  String type(String lines) throws IOException, InterruptedException {
    var shell =
        new ProcessBuilder("sh", "-e").directory(NOWHERE.toFile()).redirectErrorStream(true);
    shell.environment().clear();
    shell.environment().put("PATH", System.getenv("PATH"));
    shell.environment().put("HOME", participant.home().toString());
    shell.environment().put("GIT_TERMINAL_PROMPT", "0"); // a question would wait for ever
    shell.environment().putAll(participant.exports());
    var output = Files.createTempFile(participant.home(), "shell", ".out");
    var process = shell.redirectOutput(output.toFile()).start();
    try (var keyboard = process.outputWriter(StandardCharsets.UTF_8)) {
      keyboard.write(lines);
    }
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("still running: " + lines);
    }
    var printed = Files.readString(output);
    assertEquals(0, process.exitValue(), () -> "$ " + lines + "\n" + printed);
    return printed;
  }
}
