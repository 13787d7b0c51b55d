package embedded.serving;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How far the roll-out of a predictor is, read from its Deployment and Pods.
 *
 * @param pods of all versions
 */
record PredictorState(InferenceService service, Deployment deployment, List<Pod> pods) {
  private static final Set<String> FAILURES =
      Set.of(
          "ErrImagePull",
          "ImagePullBackOff",
          "InvalidImageName",
          "ErrImageNeverPull",
          "CrashLoopBackOff",
          "CreateContainerError",
          "CreateContainerConfigError",
          "RunContainerError");

  /** Why a Pod of the current version does not start. */
  record Failure(String pod, String container, String message, Optional<Integer> exitCode) {}

  /** Whether some version of the model serves; the condition PredictorReady says the same. */
  boolean isAvailable() {
    var status = deployment.getStatus();
    return status != null
        && status.getConditions().stream()
            .anyMatch(
                condition ->
                    condition.getType().equals("Available")
                        && condition.getStatus().equals("True"));
  }

  /** Whether all Pods are of the current version and serve. */
  boolean isRolledOut() {
    var status = deployment.getStatus();
    int wanted = deployment.getSpec().getReplicas();
    return status != null
        && orZero(status.getObservedGeneration()) >= deployment.getMetadata().getGeneration()
        && orZero(status.getUpdatedReplicas()) == wanted
        && orZero(status.getReplicas()) == wanted
        && orZero(status.getAvailableReplicas()) == wanted;
  }

  private static long orZero(Number count) {
    return count == null ? 0 : count.longValue();
  }

  /** The first problem of a Pod with the current model. */
  Optional<Failure> failure() {
    return pods.stream()
        .filter(this::isCurrent)
        .flatMap(pod -> statuses(pod).flatMap(status -> failure(pod, status).stream()))
        .findFirst();
  }

  private boolean isCurrent(Pod pod) {
    var annotations = pod.getMetadata().getAnnotations();
    return pod.getMetadata().getDeletionTimestamp() == null
        && annotations != null
        && service.storageUri().equals(annotations.get(PredictorObjects.SOURCE_URI));
  }

  private static Stream<ContainerStatus> statuses(Pod pod) {
    var status = pod.getStatus();
    return status == null
        ? Stream.empty()
        : Stream.concat(
            status.getInitContainerStatuses().stream(), status.getContainerStatuses().stream());
  }

  private static Optional<Failure> failure(Pod pod, ContainerStatus status) {
    var waiting = status.getState() == null ? null : status.getState().getWaiting();
    if (waiting == null || !FAILURES.contains(String.valueOf(waiting.getReason()))) {
      return Optional.empty();
    }
    var last = status.getLastState() == null ? null : status.getLastState().getTerminated();
    return Optional.of(
        new Failure(
            pod.getMetadata().getName(),
            status.getName(),
            "%s: %s".formatted(waiting.getReason(), waiting.getMessage()),
            Optional.ofNullable(last).map(terminated -> terminated.getExitCode())));
  }
}
