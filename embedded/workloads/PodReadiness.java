package embedded.workloads;

import io.fabric8.kubernetes.api.model.Pod;

/** What other controllers want to know about a pod. */
public final class PodReadiness {
  private PodReadiness() {}

  /** Whether the pod may get traffic: ready, and not about to go. */
  public static boolean isReady(Pod pod) {
    return pod.getMetadata().getDeletionTimestamp() == null
        && pod.getStatus() != null
        && pod.getStatus().getConditions().stream()
            .anyMatch(
                condition ->
                    condition.getType().equals("Ready") && condition.getStatus().equals("True"));
  }

  /** Whether the pod counts as one of its controller's: not ended and not about to go. */
  static boolean isActive(Pod pod) {
    var phase = pod.getStatus() == null ? "" : String.valueOf(pod.getStatus().getPhase());
    return pod.getMetadata().getDeletionTimestamp() == null
        && !phase.equals("Succeeded")
        && !phase.equals("Failed");
  }
}
