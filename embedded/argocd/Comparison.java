package embedded.argocd;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How an Application's objects are, compared with what it wants.
 *
 * @param targetIsKnown false when what is wanted could not be found out: then nothing is said about
 *     sync
 */
record Comparison(List<ComparedResource> resources, boolean targetIsKnown) {
  private static final Comparator<ComparedResource> ORDER =
      Comparator.comparing((ComparedResource it) -> it.ref().group())
          .thenComparing(it -> it.ref().kind())
          .thenComparing(it -> it.ref().namespace())
          .thenComparing(it -> it.ref().name());

  String syncStatus() {
    if (!targetIsKnown) {
      return "Unknown";
    }
    return resources.stream().allMatch(ComparedResource::isSynced) ? "Synced" : "OutOfSync";
  }

  boolean isOutOfSync() {
    return syncStatus().equals("OutOfSync");
  }

  /** What is wanted and is not so. */
  List<ComparedResource> changed() {
    return resources.stream().filter(it -> !it.isSynced() && !it.requiresPruning()).toList();
  }

  /** Whether a sync without pruning would change something. */
  boolean differsMoreThanByExtraObjects() {
    return resources.stream().anyMatch(it -> !it.isSynced() && !it.requiresPruning());
  }

  /** As the worst object; Healthy if there is none. */
  Health.Status health() {
    return resources.stream()
        .map(ComparedResource::health)
        .flatMap(Optional::stream)
        .map(Health::status)
        .max(Comparator.naturalOrder())
        .orElse(Health.Status.Healthy);
  }

  /** The objects for {@code status.resources}. */
  List<Map<String, Object>> statusEntries() {
    return resources.stream().sorted(ORDER).map(it -> it.statusEntry(statusOf(it))).toList();
  }

  private String statusOf(ComparedResource resource) {
    if (!targetIsKnown) {
      return "Unknown";
    }
    return resource.isSynced() ? "Synced" : "OutOfSync";
  }
}
