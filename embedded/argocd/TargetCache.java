package embedded.argocd;

import embedded.controller.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import rendering.ComparisonFailure;
import rendering.Target;
import rendering.TargetRenderer;

/**
 * What each Application wants, as of the last look at its repositories. As Argo CD does, the
 * repositories are asked again only when somebody asks for a refresh, when the sources or the
 * destination change, and when the poll interval is over.
 */
final class TargetCache {
  /**
   * @param failure why the target is not known, null if it is
   * @param target null if it is not known
   * @param isNew whether the repositories were asked just now
   */
  record Entry(
      Map<String, Object> comparedTo,
      Target target,
      ComparisonFailure failure,
      Instant at,
      boolean isNew) {
    Optional<Target> known() {
      return Optional.ofNullable(target);
    }

    Entry reused() {
      return new Entry(comparedTo, target, failure, at, false);
    }
  }

  private final TargetRenderer renderer;
  private final Duration pollInterval;
  private final Map<ObjectKey, Entry> entries = new HashMap<>();

  TargetCache(TargetRenderer renderer, Duration pollInterval) {
    this.renderer = renderer;
    this.pollInterval = pollInterval;
  }

  Entry get(ApplicationSpec application, Instant now) {
    var entry = entries.get(application.key());
    if (entry == null || application.refreshRequested() || isOutdated(entry, application, now)) {
      var fresh = render(application, now);
      entries.put(application.key(), fresh.reused());
      return fresh;
    }
    return entry;
  }

  private boolean isOutdated(Entry entry, ApplicationSpec application, Instant now) {
    return !now.isBefore(entry.at().plus(pollInterval))
        || !entry.comparedTo().equals(application.comparedTo());
  }

  private Entry render(ApplicationSpec application, Instant now) {
    var comparedTo = application.comparedTo();
    try {
      return new Entry(comparedTo, renderer.render(application.outline()), null, now, true);
    } catch (ComparisonFailure failure) {
      return new Entry(comparedTo, null, failure, now, true);
    }
  }

  void forget(ObjectKey application) {
    entries.remove(application);
  }
}
