import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.opentest4j.AssertionFailedError;

/** Waits for what a controller does in its own time. */
final class Eventually {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Eventually() {}

  /** An assertion that may fail for a while. */
  interface Assertion {
    void check() throws Exception;
  }

  /** Repeats the assertion until it holds; after a minute its last failure counts. */
  static void holds(Assertion assertion) {
    gives(
        () -> {
          assertion.check();
          return true;
        });
  }

  /** Repeats until there is an answer; after a minute the last failure counts. */
  static <T> T gives(Callable<T> question) {
    var deadline = Instant.now().plus(PATIENCE);
    while (true) {
      try {
        return question.call();
      } catch (Exception | AssertionError notYet) {
        if (Instant.now().isAfter(deadline)) {
          throw new AssertionFailedError(
              "still not so after " + PATIENCE.toSeconds() + " s: " + notYet.getMessage(), notYet);
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }
}
