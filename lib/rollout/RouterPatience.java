package rollout;

import console.Failure;
import java.time.Duration;
import java.time.Instant;

/**
 * Tries a proof again for a while. Nothing in the cluster tells when a router leads to new pods, so
 * this is the one thing that is asked again and again.
 */
final class RouterPatience {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final StageBoard board;

  RouterPatience(StageBoard board) {
    this.board = board;
  }

  <T> T of(Proof<T> proof) throws InterruptedException {
    var limit = Instant.now().plus(LIMIT);
    while (true) {
      try {
        return proof.get();
      } catch (Failure failed) {
        if (Instant.now().isAfter(limit)) {
          throw failed;
        }
        board.waiting("no answer yet: " + failed.getMessage());
        Thread.sleep(PAUSE.toMillis());
      }
    }
  }
}
