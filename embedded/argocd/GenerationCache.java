package embedded.argocd;

import embedded.controller.ObjectKey;
import java.time.Duration;
import java.time.Instant;
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

  private record Entry(
      Map<String, Object> spec,
      List<Map<String, Object>> applications,
      GenerationFailure failure) {}

  private final Repositories repositories;
  private final ApplicationGenerator generator;
  private final Duration pollInterval;
  private final MadeFromGit<Entry> entries;

  /**
   * @param pollInterval of a Git generator without {@code requeueAfterSeconds}
   */
  GenerationCache(
      Repositories repositories, ApplicationGenerator generator, Duration pollInterval) {
    this.repositories = repositories;
    this.generator = generator;
    this.pollInterval = pollInterval;
    this.entries = new MadeFromGit<>(repositories);
  }

  /**
   * The Applications of an ApplicationSet.
   *
   * @throws GenerationFailure if the last generation failed
   */
  List<Map<String, Object>> applications(
      ObjectKey key, Map<String, Object> applicationSet, Instant now) throws GenerationFailure {
    var entry = current(key, applicationSet, now);
    if (entry.failure() != null) {
      throw entry.failure();
    }
    return entry.applications();
  }

  private Entry current(ObjectKey key, Map<String, Object> applicationSet, Instant now) {
    var entry = entries.get(key, now);
    if (entry.isEmpty()
        || isRefreshRequested(applicationSet)
        || !entry.get().spec().equals(Fields.map(applicationSet, "spec"))) {
      return generated(key, applicationSet, now);
    }
    return entry.get();
  }

  private Entry generated(ObjectKey key, Map<String, Object> applicationSet, Instant now) {
    var revisions = Revisions.ofGenerators(repositories, generators(applicationSet));
    var entry = generate(applicationSet);
    if (entry.failure() == null) {
      var interval = pollInterval(applicationSet);
      entries.put(key, entry, revisions, MadeFromGit.BELIEVED, interval, now);
    } else {
      // it may have other causes than what is in Git
      entries.put(key, entry, revisions, Duration.ZERO, AFTER_FAILURE, now);
    }
    return entry;
  }

  private Entry generate(Map<String, Object> applicationSet) {
    var spec = Fields.map(applicationSet, "spec");
    try {
      return new Entry(spec, generator.generate(applicationSet), null);
    } catch (GenerationFailure failure) {
      return new Entry(spec, List.of(), failure);
    }
  }

  private static List<Map<String, Object>> generators(Map<String, Object> applicationSet) {
    return Fields.maps(applicationSet, "spec", "generators");
  }

  /** The ApplicationSets that have to generate again. */
  List<ObjectKey> outdated(Instant now) {
    return entries.outdated(now);
  }

  void forget(ObjectKey key) {
    entries.forget(key);
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
