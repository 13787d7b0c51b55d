package embedded.workloads;

import embedded.controller.ObjectKey;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs one pod in a thread of its own, from its first status to its end, as a kubelet's pod worker
 * does.
 */
final class PodWorker implements Runnable {
  /**
   * How long a deleted pod still answers: requests that were sent before the routes switched to
   * another pod must not fail. It stands for the time that a real server gets between SIGTERM and
   * SIGKILL.
   */
  private static final Duration DRAIN = Duration.ofSeconds(1);

  private static final Duration MOUNT_RETRY = Duration.ofSeconds(2);
  private static final Duration STATUS_RETRY = Duration.ofMillis(200);
  private static final int HTTP_NOT_FOUND = 404;

  private enum Signal {
    STOP,
    RETRY
  }

  private final KubernetesClient client;
  private final Pod pod;
  private final ObjectKey key;
  private final ContainerRunner.Node node;
  private final PodAddresses addresses;
  private final List<ContainerRunner> init;
  private final List<ContainerRunner> containers;
  private final PodStatusReport report = new PodStatusReport();
  private final LinkedBlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private PodStatus lastWritten = new PodStatus();

  PodWorker(KubernetesClient client, Pod pod, ContainerRunner.Node node, PodAddresses addresses) {
    this.client = client;
    this.pod = pod;
    this.key = ObjectKey.of(pod);
    this.addresses = addresses;
    this.node = node;
    var spec = pod.getSpec();
    this.init =
        spec.getInitContainers().stream()
            .map(container -> new ContainerRunner(pod, container, node, "PodInitializing"))
            .toList();
    var waitingFor = init.isEmpty() ? "ContainerCreating" : "PodInitializing";
    this.containers =
        spec.getContainers().stream()
            .map(container -> new ContainerRunner(pod, container, node, waitingFor))
            .toList();
  }

  String uid() {
    return pod.getMetadata().getUid();
  }

  /** Ends the pod: no new traffic from now on, its servers close a moment later. */
  void stop() {
    signals.add(Signal.STOP);
    addresses.remove(key);
  }

  /** Tries again now what is waiting for its back-off to end. */
  void retryNow() {
    signals.add(Signal.RETRY);
  }

  @Override
  public void run() {
    try {
      written(report.of(init, false, containers));
      var signal = Optional.<Signal>empty();
      while (signal.isEmpty() || signal.get() != Signal.STOP) {
        if (signal.isPresent()) {
          Stream.concat(init.stream(), containers.stream()).forEach(ContainerRunner::retryNow);
        }
        signal = await(step());
      }
      Thread.sleep(DRAIN.toMillis());
    } catch (InterruptedException nodeStops) {
      Thread.currentThread().interrupt();
    } catch (KubernetesClientException failed) {
      // a node that stops may do so in the middle of a question to the API
      if (!Thread.currentThread().isInterrupted()) {
        throw failed;
      }
    } finally {
      containers.forEach(ContainerRunner::stop);
    }
  }

  private Optional<Signal> await(Optional<Instant> due) throws InterruptedException {
    if (due.isEmpty()) {
      return Optional.of(signals.take());
    }
    long millis = Math.max(0, Duration.between(Instant.now(), due.get()).toMillis());
    return Optional.ofNullable(signals.poll(millis, TimeUnit.MILLISECONDS));
  }

  private Optional<Instant> step() {
    var missing = node.references().missingVolume(pod);
    if (missing.isPresent()) {
      node.events().warning(pod, "", "FailedMount", missing.get());
      return Optional.of(Instant.now().plus(MOUNT_RETRY));
    }
    for (var container : init) {
      var next = container.complete();
      if (next.isPresent()) {
        return written(report.of(init, false, containers)) ? next : soon();
      }
    }
    var next =
        containers.stream()
            .map(ContainerRunner::keepRunning)
            .flatMap(Optional::stream)
            .min(Instant::compareTo);
    containers.stream()
        .map(ContainerRunner::address)
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(this::publish);
    return written(report.of(init, true, containers)) ? next : soon();
  }

  private static Optional<Instant> soon() {
    return Optional.of(Instant.now().plus(STATUS_RETRY));
  }

  /** Before the status says ready: who sees a ready pod must find its address. */
  private void publish(URI address) {
    addresses.put(key, address);
    if (signals.contains(Signal.STOP)) {
      addresses.remove(key);
    }
  }

  /** Writes the status if it is a new one; false when that has to be tried again. */
  private boolean written(PodStatus status) {
    if (status.equals(lastWritten)) {
      return true;
    }
    var now =
        new PodBuilder(pod)
            .editMetadata()
            .withResourceVersion(null)
            .endMetadata()
            .withStatus(status)
            .build();
    try {
      client.resource(now).updateStatus();
      lastWritten = status;
      return true;
    } catch (KubernetesClientException failed) {
      // a pod that has been deleted needs no status: the kubelet's next look at it ends this worker
      return failed.getCode() == HTTP_NOT_FOUND;
    }
  }
}
