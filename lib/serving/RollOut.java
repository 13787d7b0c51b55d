package serving;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;

/**
 * Where the roll-out behind an InferenceService is. Its own Ready condition can be stale while the
 * new pods still start, so the Deployment that KServe makes in RawDeployment mode is asked: is it
 * about the wanted model, and have all its pods been replaced.
 */
final class RollOut {
  /** Where KServe notes which model a pod template is for. */
  private static final String MODEL_URI =
      "internal.serving.kserve.io/storage-initializer-sourceuri";

  private RollOut() {}

  /**
   * The model that the InferenceService asks for, for example {@code
   * oci://quay.io/me/jukebox:1a2b3c4d5e}.
   */
  static String modelUri(GenericKubernetesResource inferenceService) {
    return text(inferenceService, "spec", "predictor", "model", "storageUri");
  }

  /** Whether the pods that serve are all made for this model. */
  static boolean serves(GenericKubernetesResource deployment, String modelUri) {
    return modelUri.equals(annotationOfPods(deployment)) && isComplete(deployment);
  }

  /**
   * The rule of {@code kubectl rollout status}: observed, all replicas updated, available, none
   * left over.
   */
  static boolean isComplete(GenericKubernetesResource deployment) {
    long wanted = number(deployment, 1, "spec", "replicas");
    return number(deployment, 0, "status", "observedGeneration")
            >= deployment.getMetadata().getGeneration()
        && number(deployment, 0, "status", "updatedReplicas") == wanted
        && number(deployment, 0, "status", "replicas") == wanted
        && number(deployment, 0, "status", "availableReplicas") == wanted;
  }

  /** Whether the InferenceService's Ready condition is true. */
  static boolean isReady(GenericKubernetesResource inferenceService) {
    List<?> conditions =
        inferenceService.get("status", "conditions") instanceof List<?> list ? list : List.of();
    return conditions.stream()
        .anyMatch(
            it ->
                it instanceof Map<?, ?> condition
                    && "Ready".equals(condition.get("type"))
                    && "True".equals(condition.get("status")));
  }

  private static String annotationOfPods(GenericKubernetesResource deployment) {
    return text(deployment, "spec", "template", "metadata", "annotations", MODEL_URI);
  }

  private static String text(GenericKubernetesResource object, Object... path) {
    return object.get(path) instanceof String text ? text : "";
  }

  private static long number(GenericKubernetesResource object, long otherwise, Object... path) {
    return object.get(path) instanceof Number number ? number.longValue() : otherwise;
  }
}
