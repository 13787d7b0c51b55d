package why;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Argo CD has an error condition on the Application: nothing of it is deployed then. */
final class ApplicationRule implements Rule {
  private static final Set<String> ERRORS =
      Set.of("InvalidSpecError", "ComparisonError", "SyncError", "UnknownError");

  @Override
  public Stream<Finding> look(Scene scene) {
    return scene.application().stream().flatMap(ApplicationRule::look);
  }

  private static Stream<Finding> look(GenericKubernetesResource application) {
    var name = application.getMetadata().getName();
    return Fields.maps(application, "status", "conditions")
        .filter(it -> ERRORS.contains(Fields.text(it, "type")))
        .map(it -> finding(name, it));
  }

  private static Finding finding(String name, Map<?, ?> condition) {
    var message = Fields.text(condition, "message");
    return Fields.text(condition, "type").equals("SyncError")
        ? SyncRule.finding("the Application " + name, message)
        : finding(name, Fields.text(condition, "type"), message);
  }

  static Finding finding(String name, String type, String message) {
    var object = "the Application " + name;
    return Symptom.first(GitSymptoms.ALL, object, message)
        .or(() -> Symptom.first(ChartSymptoms.ALL, object, message))
        .orElseGet(
            () ->
                new Finding(
                    object,
                    "Argo CD reports " + type,
                    Words.shortened(message),
                    "oc describe application " + name,
                    Outlook.DOUBTFUL));
  }
}
