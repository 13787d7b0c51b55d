package embedded.argocd;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rendering.ApplicationSetTemplate;
import rendering.Fields;

/**
 * Deletes an Application's objects before the Application goes, if it has the finalizer that asks
 * for it.
 */
final class Deletion {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  private final Cluster cluster;
  private final Comparer comparer;

  Deletion(Cluster cluster, Comparer comparer) {
    this.cluster = cluster;
    this.comparer = comparer;
  }

  /** Does the next step; the result says when to look again. */
  Optional<Duration> proceed(ApplicationSpec application) {
    var finalizers = Fields.texts(application.object(), "metadata", "finalizers");
    if (finalizers.stream().noneMatch(Deletion::asksForDeletion)) {
      return Optional.empty();
    }
    var left = comparer.knownResources(application);
    if (left.isEmpty()) {
      List<String> others = finalizers.stream().filter(it -> !asksForDeletion(it)).toList();
      cluster.patch(
          ArgoTypes.application(application.key().namespace(), application.name()),
          Map.of("metadata", Map.of("finalizers", others)));
      return Optional.empty();
    }
    left.stream()
        .filter(it -> Fields.value(it.live(), "metadata", "deletionTimestamp") == null)
        .forEach(it -> cluster.delete(it.ref()));
    return Optional.of(LOOK_AGAIN);
  }

  /** Also {@code .../foreground} and {@code .../background}. */
  private static boolean asksForDeletion(String finalizer) {
    return finalizer.startsWith(ApplicationSetTemplate.RESOURCES_FINALIZER);
  }
}
