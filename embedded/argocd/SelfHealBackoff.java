package embedded.argocd;

import embedded.controller.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Slows down healing where somebody keeps changing the same thing, for example a second Application
 * with the same objects: at once, then 2, 6, 18 ... seconds after the last time, at most 300. Argo
 * CD counts per commit and hardly ever forgets; here a minute of calm is enough, so that a lesson
 * can be repeated.
 */
final class SelfHealBackoff {
  private static final Duration CALM = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private record Healing(int count, Instant last) {}

  private final Map<ObjectKey, Healing> healings = new HashMap<>();

  /** How long to wait before the Application may be healed; zero: now. */
  Duration remaining(ObjectKey application, Instant now) {
    var healing = healings.get(application);
    if (healing == null) {
      return Duration.ZERO;
    }
    var remaining = Duration.between(now, healing.last().plus(delay(healing.count())));
    return remaining.isNegative() ? Duration.ZERO : remaining;
  }

  /** How often it was healed without a minute of calm in between. */
  int count(ObjectKey application) {
    var healing = healings.get(application);
    return healing == null ? 0 : healing.count();
  }

  void healed(ObjectKey application, Instant now) {
    var healing = healings.get(application);
    var calm =
        healing == null || now.isAfter(healing.last().plus(delay(healing.count())).plus(CALM));
    healings.put(application, new Healing(calm ? 1 : healing.count() + 1, now));
  }

  void forget(ObjectKey application) {
    healings.remove(application);
  }

  /** Two heals in a row are free, because one manual change may be followed by another. */
  private static Duration delay(int count) {
    if (count <= 2) {
      return Duration.ZERO;
    }
    var seconds = 2 * Math.pow(3, Math.min(count, 10) - 3.0);
    return seconds > LONGEST.toSeconds() ? LONGEST : Duration.ofSeconds((long) seconds);
  }
}
