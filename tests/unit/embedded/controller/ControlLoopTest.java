package embedded.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A key has one timer, however often it asked for another look. */
@Tag("unit")
class ControlLoopTest {
  private static final ObjectKey KEY = new ObjectKey("user1-test", "jukebox");
  private static final ObjectKey LAST = new ObjectKey("user1-test", "last");
  private static final int EVENTS = 10;

  // it watches nothing
  private final ControlLoop loop = new ControlLoop(null, "test", this::look);
  private final CountDownLatch over = new CountDownLatch(1);
  private int looks;
  private int looksAtLast;

  @Test
  void eventsOfAKeyThatAsksForAnotherLookLeaveOneTimer() throws Exception {
    try (loop) {
      loop.enqueue(KEY);
      assertTrue(over.await(20, TimeUnit.SECONDS));
    }

    assertEquals(EVENTS + 1, looks);
  }

  // timers end in their order, on one thread: when the last key's is over, the others are, too
  private Optional<Duration> look(ObjectKey key) {
    if (key.equals(LAST)) {
      looksAtLast++;
      if (looksAtLast == 1) {
        return Optional.of(Duration.ofMillis(1500));
      }
      over.countDown();
      return Optional.empty();
    }
    looks++;
    if (looks > EVENTS) {
      return Optional.empty(); // it is a timer's look
    }
    loop.enqueue(looks < EVENTS ? KEY : LAST); // the next event
    return Optional.of(Duration.ofMillis(500 + 50 * looks));
  }
}
