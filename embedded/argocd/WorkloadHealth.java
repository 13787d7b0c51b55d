package embedded.argocd;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rendering.Fields;

/** Argo CD's built-in checks of Deployment, StatefulSet, Pod and Job. */
final class WorkloadHealth {
  private static final Set<String> BAD_WAITING =
      Set.of("ImagePullBackOff", "ErrImagePull", "CrashLoopBackOff", "CreateContainerConfigError");

  private WorkloadHealth() {}

  static Health deployment(Map<String, Object> deployment) {
    if (Fields.isTrue(deployment, "spec", "paused")) {
      return new Health(Health.Status.Suspended, "Deployment is paused");
    }
    if (!isObserved(deployment)) {
      return Health.progressing(
          "Waiting for rollout to finish: observed deployment generation less than desired"
              + " generation");
    }
    if (condition(deployment, "Progressing").filter(WorkloadHealth::deadlineExceeded).isPresent()) {
      return Health.degraded(
          "Deployment \"%s\" exceeded its progress deadline"
              .formatted(Fields.text(deployment, "metadata", "name")));
    }
    return rollout(deployment);
  }

  private static boolean deadlineExceeded(Map<String, Object> condition) {
    return Fields.text(condition, "reason").equals("ProgressDeadlineExceeded");
  }

  private static Health rollout(Map<String, Object> deployment) {
    long wanted = Fields.number(1, deployment, "spec", "replicas");
    long all = Fields.number(0, deployment, "status", "replicas");
    long updated = Fields.number(0, deployment, "status", "updatedReplicas");
    long available = Fields.number(0, deployment, "status", "availableReplicas");
    if (updated < wanted) {
      return Health.progressing(
          "Waiting for rollout to finish: %d out of %d new replicas have been updated..."
              .formatted(updated, wanted));
    }
    if (all > updated) {
      return Health.progressing(
          "Waiting for rollout to finish: %d old replicas are pending termination..."
              .formatted(all - updated));
    }
    return available < updated
        ? Health.progressing(
            "Waiting for rollout to finish: %d of %d updated replicas are available..."
                .formatted(available, updated))
        : Health.healthy();
  }

  static Health statefulSet(Map<String, Object> set) {
    long wanted = Fields.number(1, set, "spec", "replicas");
    var ready =
        isObserved(set)
            && Fields.number(0, set, "status", "readyReplicas") >= wanted
            && Fields.number(wanted, set, "status", "updatedReplicas") >= wanted;
    return ready
        ? Health.healthy()
        : Health.progressing("Waiting for statefulset rollout to finish");
  }

  static Health pod(Map<String, Object> pod) {
    var bad =
        Fields.maps(pod, "status", "containerStatuses").stream()
            .filter(it -> BAD_WAITING.contains(Fields.text(it, "state", "waiting", "reason")))
            .findFirst();
    if (bad.isPresent()) {
      return Health.degraded(Fields.text(bad.get(), "state", "waiting", "message"));
    }
    return switch (Fields.text(pod, "status", "phase")) {
      case "Succeeded" -> Health.healthy();
      case "Failed" -> Health.degraded(Fields.text(pod, "status", "message"));
      case "Running" ->
          condition(pod, "Ready").filter(it -> Fields.text(it, "status").equals("True")).isPresent()
              ? Health.healthy()
              : Health.progressing("");
      default -> Health.progressing("");
    };
  }

  static Health job(Map<String, Object> job) {
    if (condition(job, "Failed")
        .filter(it -> Fields.text(it, "status").equals("True"))
        .isPresent()) {
      return Health.degraded("");
    }
    return condition(job, "Complete")
            .filter(it -> Fields.text(it, "status").equals("True"))
            .isPresent()
        ? Health.healthy()
        : Health.progressing("");
  }

  private static boolean isObserved(Map<String, Object> workload) {
    return Fields.number(0, workload, "metadata", "generation")
        <= Fields.number(0, workload, "status", "observedGeneration");
  }

  private static Optional<Map<String, Object>> condition(Map<String, Object> object, String type) {
    return Fields.maps(object, "status", "conditions").stream()
        .filter(it -> Fields.text(it, "type").equals(type))
        .findFirst();
  }
}
