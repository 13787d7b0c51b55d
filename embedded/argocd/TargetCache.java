package embedded.argocd;

import embedded.controller.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rendering.ComparisonFailure;
import rendering.Repositories;
import rendering.Target;
import rendering.TargetRenderer;

/**
 * What each Application wants, as of the last look at its repositories. As Argo CD does, it is
 * rendered again only when somebody asks for a refresh, when the sources or the destination change,
 * and when a look after the poll interval finds other commits.
 */
final class TargetCache {
  /**
   * @param revisions that were rendered
   * @param failure why the target is not known, null if it is
   * @param target null if it is not known
   * @param renderedAt when it was rendered
   * @param at the last look at the repositories
   * @param isNew whether it was rendered just now
   */
  record Entry(
      Map<String, Object> comparedTo,
      Revisions revisions,
      Target target,
      ComparisonFailure failure,
      Instant renderedAt,
      Instant at,
      boolean isNew) {
    Optional<Target> known() {
      return Optional.ofNullable(target);
    }

    Entry reused(Instant now) {
      return new Entry(comparedTo, revisions, target, failure, renderedAt, now, false);
    }
  }

  private final Repositories repositories;
  private final TargetRenderer renderer;
  private final Duration pollInterval;
  private final Map<ObjectKey, Entry> entries = new HashMap<>();

  TargetCache(Repositories repositories, Duration pollInterval) {
    this.repositories = repositories;
    this.renderer = new TargetRenderer(repositories);
    this.pollInterval = pollInterval;
  }

  Entry get(ApplicationSpec application, Instant now) {
    var entry = entries.get(application.key());
    if (entry == null
        || application.refreshRequested()
        || !entry.comparedTo().equals(application.comparedTo())
        || isOutdated(entry, now)) {
      return rendered(application, now);
    }
    return entry;
  }

  /**
   * Looks at the repositories of all Applications whose turn it is.
   *
   * @return those that have to be rendered again
   */
  List<ObjectKey> outdated(Instant now) {
    var outdated = new ArrayList<ObjectKey>();
    for (var it : entries.entrySet()) {
      if (isOutdated(it.getValue(), now)) {
        outdated.add(it.getKey());
      } else if (isDue(it.getValue(), now)) {
        it.setValue(it.getValue().reused(now));
      }
    }
    return outdated;
  }

  private boolean isDue(Entry entry, Instant now) {
    return !now.isBefore(entry.at().plus(pollInterval));
  }

  private boolean isOutdated(Entry entry, Instant now) {
    return isDue(entry, now)
        && (!now.isBefore(entry.renderedAt().plus(Revisions.BELIEVED))
            || !entry.revisions().areCurrent(repositories));
  }

  private Entry rendered(ApplicationSpec application, Instant now) {
    var fresh = render(application, now);
    entries.put(application.key(), fresh.reused(now));
    return fresh;
  }

  private Entry render(ApplicationSpec application, Instant now) {
    var comparedTo = application.comparedTo();
    // before they are rendered: a push in between is found by the next look
    var revisions = Revisions.ofSources(repositories, application.sources());
    try {
      var target = renderer.render(application.outline());
      return new Entry(comparedTo, revisions, target, null, now, now, true);
    } catch (ComparisonFailure failure) {
      return new Entry(comparedTo, revisions, null, failure, now, now, true);
    }
  }

  void forget(ObjectKey application) {
    entries.remove(application);
  }
}
