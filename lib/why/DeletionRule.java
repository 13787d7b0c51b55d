package why;

import java.util.stream.Stream;

/** The Application is being deleted: what is deployed now goes away with it. */
final class DeletionRule implements Rule {
  @Override
  public Stream<Finding> look(Scene scene) {
    return scene.application().stream()
        .filter(it -> it.getMetadata().getDeletionTimestamp() != null)
        .map(
            it ->
                new Finding(
                    "the Application " + it.getMetadata().getName(),
                    "it is being deleted, and waits until its objects are gone",
                    "",
                    "oc get inferenceservice -n " + scene.namespace() + ", look at finalizers",
                    Outlook.DOUBTFUL));
  }
}
