package rollout;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import serving.Serving;
import why.Scene;

/**
 * The one model server that a route can lead to.
 *
 * @param model name of its InferenceService
 * @param startedAt by the cluster's clock
 */
record ModelServer(String model, Instant startedAt) {
  /** KServe's name of the container with the model server. */
  private static final String CONTAINER = "kserve-container";

  /**
   * The Application's model server; empty where it has several, or none. What a route answers is
   * one pod's word, and which pod's is not told. So there must not be a second one: no replica, no
   * transformer in a pod of its own, none of the version before that is still ending.
   */
  static Optional<ModelServer> only(Scene scene) {
    var services = scene.inferenceServices();
    if (services.size() != 1) {
      return Optional.empty();
    }
    var model = services.get(0).getMetadata().getName();
    var pods = scene.allPods().stream().filter(it -> isOf(model, it)).toList();
    return pods.size() == 1 && Readiness.isPodReady(pods.get(0))
        ? startOf(pods.get(0)).map(it -> new ModelServer(model, it))
        : Optional.empty();
  }

  private static boolean isOf(String service, Pod pod) {
    var labels = pod.getMetadata().getLabels();
    return labels != null && service.equals(labels.get(Serving.INFERENCE_SERVICE));
  }

  private static Optional<Instant> startOf(Pod pod) {
    var statuses = pod.getStatus().getContainerStatuses();
    return (statuses == null ? List.<ContainerStatus>of() : statuses)
        .stream()
            .filter(it -> it.getName().equals(CONTAINER))
            .filter(it -> it.getState() != null && it.getState().getRunning() != null)
            .map(it -> it.getState().getRunning().getStartedAt())
            .filter(it -> it != null)
            .findFirst()
            .map(Instant::parse);
  }
}
