package serving;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * InferenceServices whose traffic is not decided by their Deployment: a canary gets a part of it,
 * and in Serverless mode Knative routes it. There the new version serves a share, which may stay
 * below 100 % for as long as people want; no roll-out rule says when that is done.
 */
public final class TrafficSplit {
  private static final String MODE = "serving.kserve.io/deploymentMode";

  private TrafficSplit() {}

  /** The share of the new version in percent; empty where an ordinary roll-out decides. */
  public static Optional<Integer> percent(GenericKubernetesResource inferenceService) {
    if (isRaw(inferenceService)) {
      return Optional.empty();
    }
    return canary(inferenceService).or(() -> Optional.of(latestShare(inferenceService)));
  }

  /**
   * The canary that has no effect: KServe splits traffic only in Serverless mode, so in
   * RawDeployment mode the new version gets all of it.
   */
  public static Optional<Integer> ignoredCanary(GenericKubernetesResource inferenceService) {
    return isRaw(inferenceService) ? canary(inferenceService) : Optional.empty();
  }

  private static Optional<Integer> canary(GenericKubernetesResource inferenceService) {
    return inferenceService.get("spec", "predictor", "canaryTrafficPercent") instanceof Number it
            && it.intValue() < 100
        ? Optional.of(it.intValue())
        : Optional.empty();
  }

  private static boolean isRaw(GenericKubernetesResource inferenceService) {
    var annotations = inferenceService.getMetadata().getAnnotations();
    var asked = annotations == null ? null : annotations.get(MODE);
    var used = inferenceService.get("status", "deploymentMode") instanceof String it ? it : asked;
    if (used == null) {
      return inferenceService.get("status", "components", "predictor", "traffic") == null;
    }
    return switch (used.toLowerCase(Locale.ROOT)) {
      case "rawdeployment", "standard" -> true; // KServe 0.16 calls it Standard
      default -> false;
    };
  }

  private static int latestShare(GenericKubernetesResource inferenceService) {
    List<?> traffic =
        inferenceService.get("status", "components", "predictor", "traffic") instanceof List<?> list
            ? list
            : List.of();
    return traffic.stream()
        .filter(it -> it instanceof Map<?, ?> target && isLatest(target))
        .mapToInt(
            it -> ((Map<?, ?>) it).get("percent") instanceof Number part ? part.intValue() : 0)
        .sum();
  }

  private static boolean isLatest(Map<?, ?> target) {
    return Boolean.TRUE.equals(target.get("latestRevision"));
  }
}
