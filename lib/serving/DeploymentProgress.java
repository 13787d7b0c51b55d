package serving;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the roll-out of a Deployment or behind an InferenceService is. The latter's own Ready
 * condition can be stale while the new pods still start, so the Deployment that KServe makes in
 * RawDeployment mode is asked: is it about the wanted model, and have all its pods been replaced.
 */
public final class DeploymentProgress {
  /** Where KServe notes which model a pod template is for. */
  private static final String MODEL_URI =
      "internal.serving.kserve.io/storage-initializer-sourceuri";

  private static final String OCI = "oci://";

  private DeploymentProgress() {}

  /**
   * The model that an InferenceService asks for, for example {@code
   * oci://quay.io/me/jukebox:1a2b3c4d5e}.
   */
  public static String modelUri(GenericKubernetesResource inferenceService) {
    return text(inferenceService, "spec", "predictor", "model", "storageUri");
  }

  /**
   * What is still missing until the pods of a predictor are all made for this model and serve;
   * empty when they are.
   */
  public static Optional<String> missing(Deployment predictor, String modelUri) {
    var annotations = predictor.getSpec().getTemplate().getMetadata().getAnnotations();
    if (annotations == null || !modelUri.equals(annotations.get(MODEL_URI))) {
      return Optional.of("KServe takes over " + modelUri);
    }
    if (modelUri.startsWith(OCI) && !hasImage(predictor, modelUri.substring(OCI.length()))) {
      return Optional.of("KServe puts the image of " + modelUri + " into the pods");
    }
    return missing(predictor);
  }

  private static boolean hasImage(Deployment predictor, String image) {
    return predictor.getSpec().getTemplate().getSpec().getContainers().stream()
        .anyMatch(it -> image.equals(it.getImage()));
  }

  /**
   * What is still missing until a Deployment is rolled out, by the rule of {@code kubectl rollout
   * status}: observed, all replicas updated, available, none left over. Empty when nothing is.
   */
  public static Optional<String> missing(Deployment deployment) {
    var name = deployment.getMetadata().getName();
    var status = deployment.getStatus();
    int wanted =
        deployment.getSpec().getReplicas() == null ? 1 : deployment.getSpec().getReplicas();
    if (status == null
        || status.getObservedGeneration() == null
        || status.getObservedGeneration() < deployment.getMetadata().getGeneration()) {
      return Optional.of(name + " is taken over by the cluster");
    }
    int updated = orZero(status.getUpdatedReplicas());
    int available = orZero(status.getAvailableReplicas());
    int old = orZero(status.getReplicas()) - updated;
    if (updated < wanted) {
      return Optional.of(name + ": " + updated + " of " + wanted + " new pods are there");
    }
    if (old > 0) {
      return Optional.of(name + ": " + old + " old pods are still there");
    }
    return available < wanted
        ? Optional.of(name + ": " + available + " of " + wanted + " new pods serve")
        : Optional.empty();
  }

  private static int orZero(Integer count) {
    return count == null ? 0 : count;
  }

  /** Whether the InferenceService's Ready condition is true. */
  public static boolean isReady(GenericKubernetesResource inferenceService) {
    List<?> conditions =
        inferenceService.get("status", "conditions") instanceof List<?> list ? list : List.of();
    return conditions.stream()
        .anyMatch(
            it ->
                it instanceof Map<?, ?> condition
                    && "Ready".equals(condition.get("type"))
                    && "True".equals(condition.get("status")));
  }

  private static String text(GenericKubernetesResource object, Object... path) {
    return object.get(path) instanceof String text ? text : "";
  }
}
