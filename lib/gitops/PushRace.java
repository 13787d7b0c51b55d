package gitops;

import console.ExitCode;
import console.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The pauses between attempts to push where others push, too. Each is random within a limit that
 * doubles, so that fifty who collided once do not collide again (exponential backoff with full
 * jitter).
 */
final class PushRace {
  private static final long FIRST_LIMIT_MILLIS = 100;
  private static final int DOUBLINGS = 6;

  private final Duration timeout;
  private final Instant deadline;
  private int attempts = 1;

  PushRace(Duration timeout) {
    this.timeout = timeout;
    this.deadline = Instant.now().plus(timeout);
  }

  /** How often was pushed so far, with the attempt under way. */
  int attempts() {
    return attempts;
  }

  /**
   * Waits before the next attempt.
   *
   * @param url where to, for the message
   * @throws Failure when the time is over: exit code 3
   */
  void pause(String url) throws InterruptedException {
    if (Instant.now().isAfter(deadline)) {
      throw new Failure(
          ExitCode.NOT_IN_TIME,
          "others keep pushing to "
              + url
              + ": not pushed in "
              + timeout.toSeconds()
              + " s and "
              + attempts
              + " attempts",
          "run this again, or give it more time with --timeout");
    }
    long limit = FIRST_LIMIT_MILLIS << Math.min(attempts, DOUBLINGS);
    Thread.sleep(ThreadLocalRandom.current().nextLong(limit));
    attempts++;
  }
}
