package embedded.argocd;

import java.util.Map;
import java.util.Optional;
import rendering.Fields;
import rendering.ObjectRef;

/** Argo CD's health checks for the kinds that the workshop deploys; other kinds have no health. */
final class HealthChecks {
  private HealthChecks() {}

  /** The health of a live object; empty for kinds without a check, which do not count. */
  static Optional<Health> check(Map<String, Object> live) {
    var ref = ObjectRef.of(live);
    if (Fields.value(live, "metadata", "deletionTimestamp") != null) {
      return Optional.of(Health.progressing("Pending deletion"));
    }
    return switch (ref.group() + "/" + ref.kind()) {
      case "apps/Deployment" -> Optional.of(WorkloadHealth.deployment(live));
      case "apps/StatefulSet" -> Optional.of(WorkloadHealth.statefulSet(live));
      case "/Pod" -> Optional.of(WorkloadHealth.pod(live));
      case "batch/Job" -> Optional.of(WorkloadHealth.job(live));
      case "/Service" -> Optional.of(service(live));
      case "/PersistentVolumeClaim" -> Optional.of(claim(live));
      case "serving.kserve.io/InferenceService" -> Optional.of(InferenceServiceHealth.of(live));
      case "route.openshift.io/Route" -> Optional.of(route(live));
      default -> Optional.empty();
    };
  }

  private static Health service(Map<String, Object> service) {
    var waits =
        Fields.text(service, "spec", "type").equals("LoadBalancer")
            && Fields.list(service, "status", "loadBalancer", "ingress").isEmpty();
    return waits ? Health.progressing("") : Health.healthy();
  }

  private static Health claim(Map<String, Object> claim) {
    return switch (Fields.text(claim, "status", "phase")) {
      case "Bound" -> Health.healthy();
      case "Lost" -> Health.degraded("");
      default -> Health.progressing("");
    };
  }

  /**
   * As Argo CD's Lua check: no {@code status.ingress} yet is Progressing, an empty one is Healthy.
   */
  private static Health route(Map<String, Object> route) {
    if (Fields.value(route, "status", "ingress") == null) {
      return Health.progressing("Route is still getting admitted");
    }
    var ingresses = Fields.maps(route, "status", "ingress");
    var admitted = ingresses.stream().filter(it -> isAdmitted(it, "True")).count();
    if (admitted >= ingresses.size()) {
      return new Health(Health.Status.Healthy, "Route is healthy");
    }
    return ingresses.stream().anyMatch(it -> isAdmitted(it, "False"))
        ? Health.degraded("Route is degraded")
        : Health.progressing("Route is still getting admitted");
  }

  private static boolean isAdmitted(Map<String, Object> ingress, String status) {
    return Fields.maps(ingress, "conditions").stream()
        .anyMatch(
            it ->
                Fields.text(it, "type").equals("Admitted")
                    && Fields.text(it, "status").equals(status));
  }
}
