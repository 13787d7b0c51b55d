package embedded.workloads;

import java.time.Duration;

/**
 * How long to wait before the next attempt: 1, 2, 4 ... at most 15 seconds. A real kubelet starts
 * at 10 seconds and goes up to 5 minutes; who learns should not have to wait that long.
 */
final class BackOff {
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LAST = Duration.ofSeconds(15);

  private int failures;

  Duration next() {
    var delay = FIRST.multipliedBy(1L << Math.min(failures, 5));
    failures++;
    return delay.compareTo(LAST) > 0 ? LAST : delay;
  }

  void reset() {
    failures = 0;
  }
}
