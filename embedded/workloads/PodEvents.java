package embedded.workloads;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Writes the node's Events about pods, in the background: nothing waits for an Event. One that
 * happens again is counted up, not written anew.
 */
final class PodEvents implements AutoCloseable {
  private final KubernetesClient client;
  private final Map<Occurrence, Event> written = new HashMap<>();
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(
          task -> {
            var thread = new Thread(task, "kubelet events");
            thread.setDaemon(true);
            return thread;
          });
  private long serial = System.currentTimeMillis() << 16;

  private record Occurrence(
      String podUid, String container, String type, String reason, String message) {}

  PodEvents(KubernetesClient client) {
    this.client = client;
  }

  void normal(Pod pod, String container, String reason, String message) {
    record(pod, container, "Normal", reason, message);
  }

  void warning(Pod pod, String container, String reason, String message) {
    record(pod, container, "Warning", reason, message);
  }

  private void record(Pod pod, String container, String type, String reason, String message) {
    var what = new Occurrence(pod.getMetadata().getUid(), container, type, reason, message);
    if (!writer.isShutdown()) {
      writer.execute(() -> write(pod, what));
    }
  }

  private void write(Pod pod, Occurrence what) {
    try {
      var before = written.get(what);
      var event = before == null ? first(pod, what) : again(before);
      var resource = client.resource(event);
      written.put(what, before == null ? resource.create() : resource.update());
    } catch (KubernetesClientException gone) {
      // the namespace is being deleted, or somebody deleted the Event: the next one is written anew
      written.remove(what);
    }
  }

  private Event first(Pod pod, Occurrence what) {
    var metadata = pod.getMetadata();
    var now = Timestamps.now();
    return new EventBuilder()
        .withNewMetadata()
        .withName(metadata.getName() + "." + Long.toHexString(serial++))
        .withNamespace(metadata.getNamespace())
        .endMetadata()
        .withNewInvolvedObject()
        .withApiVersion("v1")
        .withKind("Pod")
        .withName(metadata.getName())
        .withNamespace(metadata.getNamespace())
        .withUid(metadata.getUid())
        .withFieldPath(fieldPath(pod, what.container()))
        .endInvolvedObject()
        .withType(what.type())
        .withReason(what.reason())
        .withMessage(what.message())
        .withCount(1)
        .withFirstTimestamp(now)
        .withLastTimestamp(now)
        .withNewSource()
        .withComponent("kubelet")
        .withHost(Kubelet.NODE)
        .endSource()
        .withReportingComponent("kubelet")
        .withReportingInstance(Kubelet.NODE)
        .build();
  }

  /** Empty for an Event about the whole pod. */
  private static String fieldPath(Pod pod, String container) {
    if (container.isEmpty()) {
      return null;
    }
    boolean init =
        pod.getSpec().getInitContainers().stream()
            .anyMatch(candidate -> candidate.getName().equals(container));
    return (init ? "spec.initContainers{" : "spec.containers{") + container + "}";
  }

  private static Event again(Event before) {
    return new EventBuilder(before)
        .editMetadata()
        .withResourceVersion(null)
        .endMetadata()
        .withCount(before.getCount() + 1)
        .withLastTimestamp(Timestamps.now())
        .build();
  }

  void forget(String podUid) {
    if (!writer.isShutdown()) {
      writer.execute(() -> written.keySet().removeIf(what -> what.podUid().equals(podUid)));
    }
  }

  @Override
  public void close() {
    writer.shutdownNow();
  }
}
