package rollout;

import console.ExitCode;
import console.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which revisions have the commit in their history. Each is asked about once; while the Git server
 * does not answer, nothing is known, and it is asked again after a pause.
 */
final class Revisions {
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Predicate<String> containsCommit;
  private final Map<String, Boolean> known = new HashMap<>();
  private Optional<String> outage = Optional.empty();
  private Instant askAgainAt = Instant.EPOCH;

  /**
   * @param containsCommit throws a {@link Failure} where the Git server does not answer
   */
  Revisions(Predicate<String> containsCommit) {
    this.containsCommit = containsCommit;
  }

  boolean containCommit(String revision) {
    var answer = known.get(revision);
    return answer != null ? answer : ask(revision);
  }

  private boolean ask(String revision) {
    if (Instant.now().isBefore(askAgainAt)) {
      return false;
    }
    try {
      var answer = containsCommit.test(revision);
      known.put(revision, answer);
      outage = Optional.empty();
      return answer;
    } catch (Failure failed) {
      if (failed.exitCode() != ExitCode.NOT_REACHABLE) {
        throw failed;
      }
      outage = Optional.of(failed.getMessage());
      askAgainAt = Instant.now().plus(PAUSE);
      return false;
    }
  }

  /** Why the Git server does not answer; empty while it does. */
  Optional<String> outage() {
    return outage;
  }
}
