package embedded.workloads;

import embedded.workloads.ContainerPhase.Running;
import embedded.workloads.ContainerPhase.Terminated;
import embedded.workloads.ContainerPhase.Waiting;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One container of one pod, step by step: pull the image, start the program, watch until it is
 * ready, and try again with a growing delay when one of these fails. Used by the pod's worker
 * thread only.
 */
final class ContainerRunner {
  private static final Duration PROBE_PERIOD = Duration.ofMillis(50);
  private static final Duration CONFIGURATION_CHECK = Duration.ofSeconds(2);

  private final Pod pod;
  private final Container container;
  private final Node node;
  private final ImageSource image;
  private final BackOff crashes = new BackOff();

  private ContainerPhase phase;
  private Optional<Terminated> lastEnd = Optional.empty();
  private RunningContainer running = RunningContainer.IDLE;
  private ReadinessProbe probe = new ReadinessProbe(Optional.empty());
  private boolean ready;
  private int restarts;
  private Instant due = Instant.MIN;

  ContainerRunner(Pod pod, Container container, Node node, String waitingFor) {
    this.pod = pod;
    this.container = container;
    this.node = node;
    this.image = new ImageSource(pod, container, node);
    this.phase = new Waiting(waitingFor, null);
  }

  /** What a container needs from its node. */
  record Node(
      NodeImages images,
      List<ContainerProgram> programs,
      PodEvents events,
      PodLogs logs,
      PodReferences references) {}

  String name() {
    return container.getName();
  }

  boolean isReady() {
    return ready;
  }

  boolean isRunning() {
    return phase instanceof Running;
  }

  /** Whether it ran at least once. */
  boolean hasStarted() {
    return isRunning() || lastEnd.isPresent();
  }

  Optional<URI> address() {
    return running.address();
  }

  /**
   * Does what is due.
   *
   * @return when there is something to do again; empty when the container is as it should be
   */
  Optional<Instant> keepRunning() {
    if (Instant.now().isBefore(due)) {
      return Optional.of(due);
    }
    if (!isRunning()) {
      var program = image.prepare();
      if (program.isEmpty()) {
        return waitForImage();
      }
      var missing = node.references().missingValue(pod, container);
      if (missing.isPresent()) {
        return waitForValue(missing.get());
      }
      if (!start(program.get())) {
        return crashed();
      }
    }
    ready = probe.passes();
    return ready ? Optional.empty() : later(PROBE_PERIOD);
  }

  /**
   * Runs an init container as far as it gets.
   *
   * @return when to try again; empty when it has ended well
   */
  Optional<Instant> complete() {
    if (phase instanceof Terminated ended && ended.exitCode() == 0) {
      return Optional.empty();
    }
    var next = keepRunning();
    if (isRunning()) {
      running.close();
      ready = true;
      phase = ended(0, "Completed");
      return Optional.empty();
    }
    return next;
  }

  private Optional<Instant> waitForImage() {
    phase = image.problem();
    return later(image.nextAttemptIn());
  }

  private Optional<Instant> waitForValue(String missing) {
    phase = new Waiting("CreateContainerConfigError", missing);
    node.events().warning(pod, name(), "Failed", "Error: " + missing);
    return later(CONFIGURATION_CHECK);
  }

  private boolean start(ContainerProgram program) {
    var context = new NodeContext(pod, container, image.config(), node.images(), node.logs());
    node.events().normal(pod, name(), "Created", "Created container: " + name());
    phase = new Running(Instant.now());
    try {
      running = program.start(context);
      probe = ReadinessProbe.of(container, running);
      node.events().normal(pod, name(), "Started", "Started container " + name());
      return true;
    } catch (Exception failed) {
      context.log(failed.getMessage() == null ? failed.toString() : failed.getMessage());
      return false;
    }
  }

  private Optional<Instant> crashed() {
    var end = ended(1, "Error");
    lastEnd = Optional.of(end);
    restarts++;
    var delay = crashes.next();
    var message =
        "back-off %ds restarting failed container=%s pod=%s_%s(%s)"
            .formatted(
                delay.toSeconds(),
                name(),
                pod.getMetadata().getName(),
                pod.getMetadata().getNamespace(),
                pod.getMetadata().getUid());
    phase = new Waiting("CrashLoopBackOff", message);
    node.events()
        .warning(
            pod,
            name(),
            "BackOff",
            "Back-off restarting failed container %s in pod %s_%s(%s)"
                .formatted(
                    name(),
                    pod.getMetadata().getName(),
                    pod.getMetadata().getNamespace(),
                    pod.getMetadata().getUid()));
    return later(delay);
  }

  private Terminated ended(int exitCode, String reason) {
    var startedAt = phase instanceof Running now ? now.startedAt() : Instant.now();
    return new Terminated(exitCode, reason, null, startedAt, Instant.now());
  }

  private Optional<Instant> later(Duration delay) {
    due = Instant.now().plus(delay);
    return Optional.of(due);
  }

  /** Forgets how long it wanted to wait. */
  void retryNow() {
    due = Instant.MIN;
    image.retryNow();
  }

  void stop() {
    running.close();
    running = RunningContainer.IDLE;
    ready = false;
  }

  ContainerStatus status() {
    var status =
        new ContainerStatusBuilder()
            .withName(name())
            .withImage(container.getImage())
            .withImageID(image.imageId())
            .withReady(ready)
            .withStarted(isRunning())
            .withRestartCount(restarts)
            .withState(phase.toState());
    if (isRunning() || phase instanceof Terminated) {
      status.withContainerID("sandbox://" + pod.getMetadata().getUid() + "/" + name());
    }
    lastEnd.ifPresent(end -> status.withLastState(end.toState()));
    return status.build();
  }
}
