package embedded.argocd;

import embedded.controller.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers when a control loop will look at a key again by itself. A loop starts a timer each time
 * a reconciler returns a delay; without this, every event would leave one more timer running for
 * ever.
 */
final class Wakeups {
  private final Map<ObjectKey, Instant> next = new HashMap<>();

  /**
   * The delay to return to the loop so that it wakes up then; empty if an earlier timer is already
   * running.
   */
  Optional<Duration> at(ObjectKey key, Instant time, Instant now) {
    var running = next.get(key);
    if (running != null && running.isAfter(now) && !running.isAfter(time)) {
      return Optional.empty();
    }
    next.put(key, time);
    var delay = Duration.between(now, time);
    return Optional.of(delay.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : delay);
  }

  void forget(ObjectKey key) {
    next.remove(key);
  }
}
