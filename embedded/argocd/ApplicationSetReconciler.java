package embedded.argocd;

import embedded.controller.ObjectKey;
import embedded.controller.Reconciler;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rendering.Fields;
import rendering.GeneratedValidation;
import rendering.ObjectRef;

/**
 * One look at an ApplicationSet: generate its Applications, write them, and say in its conditions
 * how that went.
 */
final class ApplicationSetReconciler implements Reconciler {
  /** What stands in the way may not be in Git, and no event tells when it is gone. */
  private static final Optional<Duration> LOOK_AGAIN = Optional.of(GenerationCache.AFTER_FAILURE);

  private final Cluster cluster;
  private final GenerationCache generated;
  private final GeneratedApplications applications;

  ApplicationSetReconciler(
      Cluster cluster, GenerationCache generated, GeneratedApplications applications) {
    this.cluster = cluster;
    this.generated = generated;
    this.applications = applications;
  }

  @Override
  public Optional<Duration> reconcile(ObjectKey key) {
    var found = cluster.get(ArgoTypes.applicationSet(key.namespace(), key.name()));
    if (found.isEmpty() || Fields.value(found.get(), "metadata", "deletionTimestamp") != null) {
      generated.forget(key);
      return Optional.empty();
    }
    var applicationSet = found.get();
    var now = Instant.now();
    var conditions = new ApplicationSetConditions(applicationSet, now);
    try {
      var wanted = generated.applications(key, applicationSet, now);
      var invalid = GeneratedValidation.firstProblem(applicationSet, wanted);
      if (invalid.isPresent()) {
        writeStatus(
            applicationSet, conditions.notUpdated("ApplicationValidationError", invalid.get()));
        return LOOK_AGAIN;
      }
      var refusal = applications.write(applicationSet, wanted);
      if (refusal.isPresent()) {
        writeStatus(applicationSet, conditions.notUpdated("UpdateApplicationError", refusal.get()));
        return LOOK_AGAIN;
      }
      writeStatus(applicationSet, conditions.success());
      removeRefreshAnnotation(applicationSet);
    } catch (GenerationFailure failure) {
      writeStatus(applicationSet, conditions.notGenerated(failure.reason(), failure.getMessage()));
    }
    return Optional.empty();
  }

  private void writeStatus(
      Map<String, Object> applicationSet, List<Map<String, Object>> conditions) {
    var after = new LinkedHashMap<>(Fields.map(applicationSet, "status"));
    after.put("conditions", conditions);
    after.put("resources", resources(applicationSet));
    var change = MergePatch.between(Fields.map(applicationSet, "status"), after);
    if (!change.isEmpty()) {
      cluster.patchStatus(ObjectRef.of(applicationSet), change);
    }
  }

  private List<Map<String, Object>> resources(Map<String, Object> applicationSet) {
    return applications.owned(applicationSet).stream()
        .map(ApplicationSetReconciler::resource)
        .toList();
  }

  private static Map<String, Object> resource(Map<String, Object> application) {
    var resource = new LinkedHashMap<String, Object>();
    resource.put("group", "argoproj.io");
    var health = Fields.map(application, "status", "health");
    if (!health.isEmpty()) {
      resource.put("health", health);
    }
    resource.put("kind", "Application");
    resource.put("name", Fields.text(application, "metadata", "name"));
    resource.put("namespace", Fields.text(application, "metadata", "namespace"));
    var sync = Fields.text(application, "status", "sync", "status");
    if (!sync.isEmpty()) {
      resource.put("status", sync);
    }
    resource.put("version", "v1alpha1");
    return resource;
  }

  private void removeRefreshAnnotation(Map<String, Object> applicationSet) {
    if (Fields.value(applicationSet, "metadata", "annotations", ArgoTypes.APPLICATION_SET_REFRESH)
        != null) {
      var annotations = new LinkedHashMap<String, Object>();
      annotations.put(ArgoTypes.APPLICATION_SET_REFRESH, null);
      cluster.patch(
          ObjectRef.of(applicationSet), Map.of("metadata", Map.of("annotations", annotations)));
    }
  }
}
