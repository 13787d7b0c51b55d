package rollout;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import why.Scene;

/**
 * A container that was started a moment ago and that nobody probes. Kubernetes counts it as ready
 * as soon as it runs (Pod lifecycle, "Container probes"), so that one which ends at once would be
 * called rolled out, and again after each of its restarts. Behind an InferenceService it does not
 * matter: there the proof is a prediction, or that the model says behind its route that it is
 * ready.
 *
 * @param container in words
 * @param end when it has stayed for long enough, by the cluster's clock
 */
record Probation(String container, Instant end) {
  /** What a program needs that finds its settings wrong. */
  private static final Duration FIRST_START = Duration.ofSeconds(3);

  /** Whoever failed once has to stay for longer than the way to the next failure was. */
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(20);

  /** The last of those that have not stayed for long enough; empty when all have. */
  static Optional<Probation> of(Scene scene, Instant now) {
    return scene.podsWithoutModel().stream()
        .flatMap(Probation::of)
        .filter(it -> it.end().isAfter(now))
        .max((one, other) -> one.end().compareTo(other.end()));
  }

  private static Stream<Probation> of(Pod pod) {
    var statuses = pod.getStatus() == null ? null : pod.getStatus().getContainerStatuses();
    return (statuses == null ? List.<ContainerStatus>of() : statuses)
        .stream()
            .filter(status -> !isProbed(pod, status.getName()))
            .flatMap(status -> of(pod, status));
  }

  private static boolean isProbed(Pod pod, String container) {
    return pod.getSpec().getContainers().stream()
        .filter(it -> it.getName().equals(container))
        .map(Container::getReadinessProbe)
        .anyMatch(it -> it != null);
  }

  private static Stream<Probation> of(Pod pod, ContainerStatus status) {
    var running = status.getState() == null ? null : status.getState().getRunning();
    if (running == null || running.getStartedAt() == null) {
      return Stream.empty();
    }
    var container = status.getName() + " of the pod " + pod.getMetadata().getName();
    var patience = hasFailed(status) ? AFTER_FAILURE : FIRST_START;
    return Stream.of(
        new Probation(container, Instant.parse(running.getStartedAt()).plus(patience)));
  }

  private static boolean hasFailed(ContainerStatus status) {
    var end = status.getLastState() == null ? null : status.getLastState().getTerminated();
    return end != null && end.getExitCode() != null && end.getExitCode() != 0;
  }
}
