package embedded.argocd;

import embedded.controller.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rendering.Fields;
import rendering.Repositories;

/**
 * The Applications that each ApplicationSet generated last. As Argo CD does, they are generated
 * again only when somebody asks for a refresh, when the spec changes, and when a look after the
 * poll interval finds other commits; after a failure in any case.
 */
final class GenerationCache {
  static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

  /**
   * @param interval from one look at the repositories to the next
   * @param at the last look
   */
  private record Entry(
      Map<String, Object> spec,
      Revisions revisions,
      List<Map<String, Object>> applications,
      GenerationFailure failure,
      Instant generatedAt,
      Duration interval,
      Instant at) {
    boolean isDue(Instant now) {
      return !now.isBefore(at.plus(interval));
    }

    Entry reused(Instant now) {
      return new Entry(spec, revisions, applications, failure, generatedAt, interval, now);
    }
  }

  private final Repositories repositories;
  private final ApplicationGenerator generator;
  private final Duration pollInterval;
  private final Map<ObjectKey, Entry> entries = new HashMap<>();

  /**
   * @param pollInterval of a Git generator without {@code requeueAfterSeconds}
   */
  GenerationCache(
      Repositories repositories, ApplicationGenerator generator, Duration pollInterval) {
    this.repositories = repositories;
    this.generator = generator;
    this.pollInterval = pollInterval;
  }

  /**
   * The Applications of an ApplicationSet.
   *
   * @throws GenerationFailure if the last generation failed
   */
  List<Map<String, Object>> applications(
      ObjectKey key, Map<String, Object> applicationSet, Instant now) throws GenerationFailure {
    var entry = current(entries.get(key), applicationSet, now);
    entries.put(key, entry);
    if (entry.failure() != null) {
      throw entry.failure();
    }
    return entry.applications();
  }

  private Entry current(Entry entry, Map<String, Object> applicationSet, Instant now) {
    if (entry == null
        || isRefreshRequested(applicationSet)
        || !entry.spec().equals(Fields.map(applicationSet, "spec"))
        || isOutdated(entry, now)) {
      return generate(applicationSet, now);
    }
    return entry;
  }

  /**
   * Looks at the repositories of all ApplicationSets whose turn it is.
   *
   * @return those that have to generate again
   */
  List<ObjectKey> outdated(Instant now) {
    var outdated = new ArrayList<ObjectKey>();
    for (var it : entries.entrySet()) {
      var entry = it.getValue();
      if (isOutdated(entry, now)) {
        outdated.add(it.getKey());
      } else if (entry.isDue(now)) {
        it.setValue(entry.reused(now));
      }
    }
    return outdated;
  }

  // a failure may have other causes than what is in Git
  private boolean isOutdated(Entry entry, Instant now) {
    return entry.isDue(now)
        && (entry.failure() != null
            || !now.isBefore(entry.generatedAt().plus(Revisions.BELIEVED))
            || !entry.revisions().areCurrent(repositories));
  }

  private static List<Map<String, Object>> generators(Map<String, Object> applicationSet) {
    return Fields.maps(applicationSet, "spec", "generators");
  }

  private Entry generate(Map<String, Object> applicationSet, Instant now) {
    var spec = Fields.map(applicationSet, "spec");
    // before they are generated: a push in between is found by the next look
    var revisions = Revisions.ofGenerators(repositories, generators(applicationSet));
    try {
      var applications = generator.generate(applicationSet);
      var interval = pollInterval(applicationSet);
      return new Entry(spec, revisions, applications, null, now, interval, now);
    } catch (GenerationFailure failure) {
      return new Entry(spec, revisions, List.of(), failure, now, AFTER_FAILURE, now);
    }
  }

  void forget(ObjectKey key) {
    entries.remove(key);
  }

  private static boolean isRefreshRequested(Map<String, Object> applicationSet) {
    return Fields.value(
            applicationSet, "metadata", "annotations", ArgoTypes.APPLICATION_SET_REFRESH)
        != null;
  }

  private Duration pollInterval(Map<String, Object> applicationSet) {
    return generators(applicationSet).stream()
        .map(it -> Fields.number(pollInterval.toSeconds(), it, "git", "requeueAfterSeconds"))
        .min(Long::compare)
        .map(Duration::ofSeconds)
        .orElse(pollInterval);
  }
}
