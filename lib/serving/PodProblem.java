package serving;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Why a pod does not start, when waiting alone will not help.
 *
 * @param pod the pod's name
 * @param reason Kubernetes' word for it, for example {@code ImagePullBackOff}
 * @param message what the node said about it
 */
record PodProblem(String pod, String reason, String message) {
  private static final Set<String> REASONS =
      Set.of(
          "ImagePullBackOff", "InvalidImageName", "CrashLoopBackOff", "CreateContainerConfigError");

  /** The first problem among these pods; empty where all run or still start. */
  static Optional<PodProblem> in(Collection<Pod> pods) {
    return pods.stream().flatMap(PodProblem::of).findFirst();
  }

  private static Stream<PodProblem> of(Pod pod) {
    var status = pod.getStatus();
    if (status == null) {
      return Stream.empty();
    }
    return Stream.of(status.getInitContainerStatuses(), status.getContainerStatuses())
        .map(it -> it == null ? List.<ContainerStatus>of() : it)
        .flatMap(List::stream)
        .filter(it -> it.getState() != null && it.getState().getWaiting() != null)
        .map(it -> it.getState().getWaiting())
        .filter(it -> REASONS.contains(it.getReason()))
        .map(
            it ->
                new PodProblem(pod.getMetadata().getName(), it.getReason(), text(it.getMessage())));
  }

  private static String text(String message) {
    return message == null ? "" : message;
  }
}
