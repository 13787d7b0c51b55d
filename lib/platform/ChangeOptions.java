package platform;

import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of a step that changes something in Git and waits until the cluster has followed. */
public final class ChangeOptions {
  @Option(names = "--message", paramLabel = "TEXT", description = "another commit message")
  String message;

  @Option(names = "--dry-run", description = "show what would change, and change nothing")
  boolean dryRun;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "how long to wait for each environment (default: ${DEFAULT-VALUE})",
      defaultValue = "600")
  int seconds = 600;

  /** The commit message that was given. */
  public Optional<String> message() {
    return Optional.ofNullable(message);
  }

  /** Whether to stop before the first change. */
  public boolean isDryRun() {
    return dryRun;
  }

  public Duration timeout() {
    return Duration.ofSeconds(seconds);
  }
}
