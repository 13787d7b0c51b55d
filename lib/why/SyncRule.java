package why;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Argo CD could not apply the manifests. It tries again five times, and says so in the message of
 * an operation that still runs; the cause is known from the first time on.
 */
final class SyncRule implements Rule {
  private static final Set<String> FAILED = Set.of("Failed", "Error");

  @Override
  public Stream<Finding> look(Scene scene) {
    return scene.application().stream().filter(SyncRule::hasFailed).map(SyncRule::finding);
  }

  private static boolean hasFailed(GenericKubernetesResource application) {
    return FAILED.contains(Fields.text(application, "status", "operationState", "phase"))
        || message(application).contains("Retrying attempt");
  }

  private static Finding finding(GenericKubernetesResource application) {
    return finding("the Application " + application.getMetadata().getName(), message(application));
  }

  private static String message(GenericKubernetesResource application) {
    return Fields.text(application, "status", "operationState", "message");
  }

  static Finding finding(String object, String message) {
    return Symptom.first(ConflictSymptoms.OF_SYNCS, object, message)
        .or(() -> Symptom.first(SyncSymptoms.ALL, object, message))
        .orElseGet(
            () ->
                new Finding(
                    object,
                    "Argo CD cannot apply what is in Git",
                    Words.shortened(message),
                    "oc describe application",
                    Outlook.DOUBTFUL));
  }
}
