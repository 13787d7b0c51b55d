package embedded.argocd;

import embedded.controller.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rendering.Fields;

/**
 * The Applications that each ApplicationSet generated last. As Argo CD does, the repository is
 * asked again only when somebody asks for a refresh, when the spec changes, and when the poll
 * interval is over; after a failure sooner.
 */
final class GenerationCache {
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

  private record Entry(
      Map<String, Object> spec,
      List<Map<String, Object>> applications,
      GenerationFailure failure,
      Instant expires) {}

  private final ApplicationGenerator generator;
  private final Duration pollInterval;
  private final Map<ObjectKey, Entry> entries = new HashMap<>();

  /**
   * @param pollInterval of a Git generator without {@code requeueAfterSeconds}
   */
  GenerationCache(ApplicationGenerator generator, Duration pollInterval) {
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
    var entry = entries.get(key);
    if (entry == null
        || isRefreshRequested(applicationSet)
        || !now.isBefore(entry.expires())
        || !entry.spec().equals(Fields.map(applicationSet, "spec"))) {
      entry = generate(applicationSet, now);
      entries.put(key, entry);
    }
    if (entry.failure() != null) {
      throw entry.failure();
    }
    return entry.applications();
  }

  private Entry generate(Map<String, Object> applicationSet, Instant now) {
    var spec = Fields.map(applicationSet, "spec");
    try {
      var applications = generator.generate(applicationSet);
      return new Entry(spec, applications, null, now.plus(pollInterval(applicationSet)));
    } catch (GenerationFailure failure) {
      return new Entry(spec, List.of(), failure, now.plus(AFTER_FAILURE));
    }
  }

  /** When the repository has to be asked again at the latest. */
  Instant expiry(ObjectKey key, Instant now) {
    var entry = entries.get(key);
    return entry == null ? now.plus(pollInterval) : entry.expires();
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
    return Fields.maps(applicationSet, "spec", "generators").stream()
        .map(it -> Fields.number(pollInterval.toSeconds(), it, "git", "requeueAfterSeconds"))
        .min(Long::compare)
        .map(Duration::ofSeconds)
        .orElse(pollInterval);
  }
}
