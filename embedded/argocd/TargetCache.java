package embedded.argocd;

import embedded.controller.ObjectKey;
import java.time.Duration;
import java.time.Instant;
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
   * @param failure why the target is not known, null if it is
   * @param target null if it is not known
   * @param isNew whether it was rendered just now
   */
  record Entry(
      Map<String, Object> comparedTo, Target target, ComparisonFailure failure, boolean isNew) {
    Optional<Target> known() {
      return Optional.ofNullable(target);
    }

    Entry reused() {
      return new Entry(comparedTo, target, failure, false);
    }
  }

  private final Repositories repositories;
  private final TargetRenderer renderer;
  private final Duration pollInterval;
  private final MadeFromGit<Entry> entries;

  TargetCache(Repositories repositories, Duration pollInterval) {
    this.repositories = repositories;
    this.renderer = new TargetRenderer(repositories);
    this.pollInterval = pollInterval;
    this.entries = new MadeFromGit<>(repositories);
  }

  Entry get(ApplicationSpec application, Instant now) {
    var entry = entries.get(application.key(), now);
    if (entry.isEmpty()
        || application.refreshRequested()
        || !entry.get().comparedTo().equals(application.comparedTo())) {
      return rendered(application, now);
    }
    return entry.get();
  }

  private Entry rendered(ApplicationSpec application, Instant now) {
    var revisions = Revisions.ofSources(repositories, application.sources());
    var fresh = render(application);
    entries.put(
        application.key(), fresh.reused(), revisions, MadeFromGit.BELIEVED, pollInterval, now);
    return fresh;
  }

  private Entry render(ApplicationSpec application) {
    var comparedTo = application.comparedTo();
    try {
      return new Entry(comparedTo, renderer.render(application.outline()), null, true);
    } catch (ComparisonFailure failure) {
      return new Entry(comparedTo, null, failure, true);
    }
  }

  /** The Applications that have to be rendered again. */
  List<ObjectKey> outdated(Instant now) {
    return entries.outdated(now);
  }

  void forget(ObjectKey application) {
    entries.forget(application);
  }
}
