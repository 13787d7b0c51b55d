package rollout;

import argocd.ApplicationState;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import serving.DeploymentProgress;
import serving.TrafficSplit;
import why.Scene;

/**
 * The rule for "what was deployed serves": behind each InferenceService all pods have the wanted
 * model and the old ones are gone, all other Deployments are rolled out and stay, and Argo CD finds
 * it healthy.
 */
final class WorkloadRule {
  private WorkloadRule() {}

  /** What is still waited for; empty when everything serves. */
  static Optional<String> pending(Scene scene) {
    return pendingPods(scene).or(() -> pendingHealth(scene));
  }

  /** Whether pods are being replaced; Argo CD's opinion is not asked. */
  static boolean isRollingOut(Scene scene) {
    return pendingPods(scene).isPresent();
  }

  private static Optional<String> pendingPods(Scene scene) {
    for (var service : scene.inferenceServices()) {
      var pending = pending(scene, service);
      if (pending.isPresent()) {
        return pending;
      }
    }
    for (var deployment : scene.deployments()) {
      var pending = DeploymentProgress.missing(deployment);
      if (pending.isPresent()) {
        return pending;
      }
    }
    return Probation.of(scene, Instant.now()).map(it -> it.container() + " stays for some seconds");
  }

  private static Optional<String> pending(Scene scene, GenericKubernetesResource service) {
    var name = service.getMetadata().getName();
    var predictor = predictor(scene, name);
    if (predictor.isEmpty()) {
      return Optional.of("KServe makes the Deployment of " + name);
    }
    return DeploymentProgress.missing(predictor.get(), DeploymentProgress.modelUri(service))
        .or(
            () ->
                DeploymentProgress.isReady(service)
                    ? Optional.empty()
                    : Optional.of("KServe reports " + name + " ready"));
  }

  private static Optional<Deployment> predictor(Scene scene, String service) {
    return scene.deployments().stream()
        .filter(it -> it.getMetadata().getName().equals(service + "-predictor"))
        .findFirst();
  }

  private static Optional<String> pendingHealth(Scene scene) {
    var health = scene.application().map(it -> new ApplicationState(it).health()).orElse("Missing");
    return health.equals("Healthy")
        ? Optional.empty()
        : Optional.of("Argo CD sees it healthy (now " + health + ")");
  }

  /** The smallest share of an InferenceService whose traffic is split; empty where none is. */
  static Optional<Integer> percent(Scene scene) {
    return scene.inferenceServices().stream()
        .flatMap(it -> TrafficSplit.percent(it).stream())
        .min(Integer::compare);
  }

  /** The models that are served. */
  static List<String> models(Scene scene) {
    return scene.inferenceServices().stream()
        .map(DeploymentProgress::modelUri)
        .filter(it -> !it.isEmpty())
        .toList();
  }
}
