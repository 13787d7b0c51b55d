package why;

import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.util.stream.Stream;

/** A ReplicaSet may not create its pods: quota, limits, security, a missing account. */
final class AdmissionRule implements Rule {
  @Override
  public Stream<Finding> look(Scene scene) {
    return scene.replicaSets().stream().flatMap(it -> look(scene, it));
  }

  private static Stream<Finding> look(Scene scene, ReplicaSet set) {
    if (set.getStatus() == null) {
      return Stream.empty();
    }
    var object = "the ReplicaSet " + set.getMetadata().getName() + " in " + scene.namespace();
    return set.getStatus().getConditions().stream()
        .filter(it -> it.getType().equals("ReplicaFailure") && it.getStatus().equals("True"))
        .flatMap(it -> Symptom.first(AdmissionSymptoms.ALL, object, it.getMessage()).stream());
  }
}
