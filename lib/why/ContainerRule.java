package why;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Set;
import java.util.stream.Stream;

/** A node has the image and cannot make or start the container. */
final class ContainerRule implements Rule {
  private static final Set<String> REASONS =
      Set.of("CreateContainerConfigError", "CreateContainerError", "RunContainerError");

  @Override
  public Stream<Finding> look(Scene scene) {
    return scene.pods().stream().flatMap(pod -> Containers.of(pod).flatMap(it -> look(pod, it)));
  }

  private static Stream<Finding> look(Pod pod, ContainerStatus status) {
    var object = "the container " + status.getName() + " of " + PodNames.of(pod);
    if (REASONS.contains(Containers.waitingReason(status))) {
      return Symptom.first(ConfigSymptoms.ALL, object, Containers.waitingMessage(status)).stream();
    }
    // once it has been tried several times, the reason is only in the last state
    return Containers.lastEnd(status).stream()
        .filter(it -> "StartError".equals(it.getReason()) && it.getMessage() != null)
        .flatMap(it -> Symptom.first(ConfigSymptoms.ALL, object, it.getMessage()).stream());
  }
}
