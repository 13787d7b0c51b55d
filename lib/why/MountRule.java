package why;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.stream.Stream;

/** A volume cannot be mounted; only events tell, the pod just stays in ContainerCreating. */
final class MountRule implements Rule {
  @Override
  public Stream<Finding> look(Scene scene) {
    return scene.pods().stream()
        .filter(MountRule::isBeingCreated)
        .flatMap(
            pod ->
                scene
                    .eventsOf(pod)
                    .filter(it -> "FailedMount".equals(it.getReason()))
                    .reduce((earlier, later) -> later)
                    .map(it -> finding(pod, it))
                    .stream());
  }

  private static boolean isBeingCreated(Pod pod) {
    return Containers.of(pod)
        .anyMatch(
            it ->
                Containers.waitingReason(it).equals("ContainerCreating")
                    || Containers.waitingReason(it).equals("PodInitializing"));
  }

  private static Finding finding(Pod pod, Event event) {
    return Symptom.first(ConfigSymptoms.ALL, PodNames.of(pod), event.getMessage()).orElseThrow();
  }
}
