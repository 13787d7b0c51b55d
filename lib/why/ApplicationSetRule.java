package why;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.stream.Stream;

/** The ApplicationSet cannot make its Applications: one broken file stops all of them. */
final class ApplicationSetRule implements Rule {
  private static final List<Symptom> FILES =
      List.of(
          Symptom.of(
              "unable to process file '(?<file>[^']+)'",
              "it makes no Application at all, because ${file} is broken",
              "mend ${file}, commit and push",
              Outlook.HOPELESS),
          Symptom.of(
              "\"(?<name>\\S+)\" is invalid: metadata.name",
              "the Application ${name} has a name that Kubernetes does not allow",
              "rename its folder below model-deployments: lower case letters, digits and -, at"
                  + " most 63 with the environment's name",
              Outlook.HOPELESS),
          Symptom.of(
              "ApplicationSet .* contains applications with duplicate name: (?<name>\\S+)",
              "two files make an Application of the name ${name}",
              "rename one of the folders below model-deployments",
              Outlook.HOPELESS),
          Symptom.of(
              "map has no entry for key|template: ",
              "its template does not fit a config.yaml",
              "correct appset-<environment>.yaml, then setup-appsets",
              Outlook.HOPELESS));

  @Override
  public Stream<Finding> look(Scene scene) {
    return scene.applicationSet().stream().flatMap(ApplicationSetRule::look);
  }

  private static Stream<Finding> look(GenericKubernetesResource set) {
    var object = "the ApplicationSet " + set.getMetadata().getName();
    return Fields.maps(set, "status", "conditions")
        .filter(it -> Fields.text(it, "type").equals("ErrorOccurred"))
        .filter(it -> Fields.text(it, "status").equals("True"))
        .map(it -> finding(object, Fields.text(it, "message")));
  }

  private static Finding finding(String object, String message) {
    return Symptom.first(FILES, object, message)
        .or(() -> Symptom.first(GitSymptoms.ALL, object, message))
        .or(() -> Symptom.first(ConflictSymptoms.OF_SETS, object, message))
        .orElseGet(
            () ->
                new Finding(
                    object,
                    "it cannot make its Applications",
                    Words.shortened(message),
                    "mend what it names, commit and push",
                    Outlook.DOUBTFUL));
  }
}
