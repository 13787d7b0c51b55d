package embedded.workloads;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import java.time.Instant;

/** What a container is doing, in the words of its status. */
sealed interface ContainerPhase {
  /** Not running, for a reason that may pass. */
  record Waiting(String reason, String message) implements ContainerPhase {}

  /** Running since then. */
  record Running(Instant startedAt) implements ContainerPhase {}

  /** Ran and ended. */
  record Terminated(int exitCode, String reason, String message, Instant startedAt, Instant endedAt)
      implements ContainerPhase {}

  /** The phase as {@code containerStatuses[].state} has it. */
  default ContainerState toState() {
    var state = new ContainerStateBuilder();
    if (this instanceof Waiting waiting) {
      state
          .withNewWaiting()
          .withReason(waiting.reason())
          .withMessage(waiting.message())
          .endWaiting();
    } else if (this instanceof Running running) {
      state.withNewRunning().withStartedAt(Timestamps.of(running.startedAt())).endRunning();
    } else if (this instanceof Terminated terminated) {
      state
          .withNewTerminated()
          .withExitCode(terminated.exitCode())
          .withReason(terminated.reason())
          .withMessage(terminated.message())
          .withStartedAt(Timestamps.of(terminated.startedAt()))
          .withFinishedAt(Timestamps.of(terminated.endedAt()))
          .endTerminated();
    }
    return state.build();
  }
}
