//SOURCES ../platform/Platform.java
//SOURCES Countries.java
//SOURCES DeploymentProgress.java
//SOURCES Inference.java
//SOURCES Prediction.java
//SOURCES PredictionCount.java
//SOURCES RunningImage.java
//SOURCES ServingTypes.java
//SOURCES Song.java
//SOURCES TrafficSplit.java

package serving;

import console.Failure;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import platform.Cluster;

/** What runs in one of the participant's namespaces: models, the UI, their pods and routes. */
public final class Serving {
  /** KServe's label on the pods of an InferenceService. */
  public static final String INFERENCE_SERVICE = "serving.kserve.io/inferenceservice";

  private final KubernetesClient client;
  private final String namespace;

  /**
   * @param namespace for example {@code user1-test}
   */
  public Serving(Cluster cluster, String namespace) {
    this.client = cluster.client();
    this.namespace = namespace;
  }

  /** The pods with this label, as {@code oc get po -l label=value} lists them. */
  public List<Pod> pods(String label, String value) {
    return client.pods().inNamespace(namespace).withLabel(label, value).list().getItems();
  }

  /**
   * Which contents the pods of an InferenceService really run for an image: a tag says what it
   * stands for now, the kubelet's {@code imageID} what was pulled when the container started.
   *
   * @param image as the pods name it
   * @return digests, {@code sha256:...}; more than one where pods were started before and after the
   *     tag moved, none where the container runtime does not tell
   */
  public Set<String> digests(String inferenceService, String image) {
    return pods(INFERENCE_SERVICE, inferenceService).stream()
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .flatMap(pod -> RunningImage.of(pod).stream())
        .filter(it -> it.image().equals(image))
        .flatMap(it -> it.digest().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The names of the pods with this label, all of which must be ready.
   *
   * @param next what to type where there are none
   * @throws Failure when there are none or one is not ready: exit code 1
   */
  public List<String> readyPods(String label, String value, String next) {
    var pods = pods(label, value);
    if (pods.isEmpty()) {
      throw Failure.content("there are no pods of " + value + " in " + namespace, next);
    }
    for (var pod : pods) {
      if (!Readiness.isPodReady(pod)) {
        var name = pod.getMetadata().getName();
        throw Failure.content(
            "the pod " + name + " in " + namespace + " is not ready: " + pod.getStatus().getPhase(),
            "oc describe pod " + name + " -n " + namespace);
      }
    }
    return pods.stream().map(pod -> pod.getMetadata().getName()).toList();
  }
}
