package embedded.argocd;

import embedded.controller.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rendering.Repositories;

/**
 * What was made of the files in Git, and when it has to be made again. A look at the commits comes
 * first: while they stay the same, making it again gives nothing new. That is what keeps polling
 * cheap, here as with Argo CD's cache of manifests.
 *
 * @param <T> what is made for each Application or ApplicationSet
 */
final class MadeFromGit<T> {
  /** How often it is asked whose turn it is to look at its repositories. */
  static final Duration TICK = Duration.ofMillis(500);

  /**
   * How long the same commits are believed to give the same result: as long as a real Argo CD takes
   * from one look to the next (timeout.reconciliation), which it also dates in the status.
   */
  static final Duration BELIEVED = Duration.ofSeconds(120);

  /**
   * @param believedUntil from then on it is made again also where the commits are the same
   * @param interval from one look at the repositories to the next
   * @param at the last look
   */
  private record Made<T>(
      T what, Revisions revisions, Instant believedUntil, Duration interval, Instant at) {
    boolean isDue(Instant now) {
      return !now.isBefore(at.plus(interval));
    }

    boolean isOutdated(Instant now, Repositories repositories) {
      return isDue(now) && (!now.isBefore(believedUntil) || !revisions.areCurrent(repositories));
    }

    Made<T> lookedAt(Instant now) {
      return new Made<>(what, revisions, believedUntil, interval, now);
    }
  }

  private final Repositories repositories;
  private final Map<ObjectKey, Made<T>> made = new HashMap<>();

  MadeFromGit(Repositories repositories) {
    this.repositories = repositories;
  }

  /**
   * Remembers what was made just now.
   *
   * @param revisions from before it was made: a push in between is found by the next look
   * @param believed how long the same commits give the same
   * @param interval from one look at the repositories to the next
   */
  void put(
      ObjectKey key,
      T what,
      Revisions revisions,
      Duration believed,
      Duration interval,
      Instant now) {
    made.put(key, new Made<>(what, revisions, now.plus(believed), interval, now));
  }

  /** What was made; empty where it has to be made, or made again. */
  Optional<T> get(ObjectKey key, Instant now) {
    return Optional.ofNullable(made.get(key))
        .filter(it -> !it.isOutdated(now, repositories))
        .map(Made::what);
  }

  /**
   * Looks at the repositories of all whose turn it is.
   *
   * @return those for which it has to be made again
   */
  List<ObjectKey> outdated(Instant now) {
    var outdated = new ArrayList<ObjectKey>();
    for (var it : made.entrySet()) {
      var entry = it.getValue();
      if (entry.isOutdated(now, repositories)) {
        outdated.add(it.getKey());
      } else if (entry.isDue(now)) {
        it.setValue(entry.lookedAt(now));
      }
    }
    return outdated;
  }

  void forget(ObjectKey key) {
    made.remove(key);
  }
}
