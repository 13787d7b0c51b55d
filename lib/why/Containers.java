package why;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The statuses of a pod's containers, init containers first. */
final class Containers {
  private Containers() {}

  static Stream<ContainerStatus> of(Pod pod) {
    var status = pod.getStatus();
    return status == null
        ? Stream.empty()
        : Stream.concat(
            list(status.getInitContainerStatuses()), list(status.getContainerStatuses()));
  }

  private static Stream<ContainerStatus> list(List<ContainerStatus> statuses) {
    return statuses == null ? Stream.empty() : statuses.stream();
  }

  /** Why it waits, for example {@code ImagePullBackOff}; empty where it does not wait. */
  static String waitingReason(ContainerStatus status) {
    var state = status.getState();
    return state == null || state.getWaiting() == null
        ? ""
        : String.valueOf(state.getWaiting().getReason());
  }

  static String waitingMessage(ContainerStatus status) {
    var state = status.getState();
    return state == null || state.getWaiting() == null || state.getWaiting().getMessage() == null
        ? ""
        : state.getWaiting().getMessage();
  }

  /** How it ended the last time: just now, or before it was started again. */
  static Optional<ContainerStateTerminated> lastEnd(ContainerStatus status) {
    var now = status.getState() == null ? null : status.getState().getTerminated();
    var before = status.getLastState() == null ? null : status.getLastState().getTerminated();
    return Optional.ofNullable(now == null ? before : now);
  }
}
