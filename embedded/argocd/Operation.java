package embedded.argocd;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rendering.Fields;
import rendering.Target;

/**
 * What is to be synced, as Argo CD notes it in an Application's {@code operation} and {@code
 * status.operationState.operation}.
 */
record Operation(Map<String, Object> fields) {

  /** What somebody asked for, if they did. */
  static Optional<Operation> requested(ApplicationSpec application) {
    var noted = Fields.map(application.object(), "operation");
    var byItself = Fields.isTrue(noted, "initiatedBy", "automated");
    return noted.isEmpty() || byItself ? Optional.empty() : Optional.of(new Operation(noted));
  }

  /** The automatic sync of everything to these revisions. */
  static Operation automatic(ApplicationSpec application, Target target) {
    return automatic(sync(application, target));
  }

  /**
   * The automatic sync of what somebody has changed in the cluster.
   *
   * @param attempts how often in a row, with this one
   */
  static Operation healing(
      ApplicationSpec application, Target target, List<ComparedResource> resources, int attempts) {
    var sync = sync(application, target);
    sync.put("autoHealAttemptsCount", (long) attempts);
    sync.put("resources", resources.stream().map(Operation::named).toList());
    return automatic(sync);
  }

  private static Operation automatic(Map<String, Object> sync) {
    return new Operation(
        Map.of(
            "initiatedBy", Map.of("automated", true),
            "retry", Map.of("limit", (long) OperationState.RETRY_LIMIT),
            "sync", sync));
  }

  private static Map<String, Object> sync(ApplicationSpec application, Target target) {
    var sync = new LinkedHashMap<String, Object>();
    if (application.prunes()) {
      sync.put("prune", true);
    }
    if (application.hasMultipleSources()) {
      sync.put("revisions", target.revisions());
      sync.put("sources", application.sources());
    } else {
      sync.put("revision", target.revisions().get(0));
      sync.put("source", application.sources().get(0));
    }
    if (!application.syncOptions().isEmpty()) {
      sync.put("syncOptions", application.syncOptions());
    }
    return sync;
  }

  private static Map<String, Object> named(ComparedResource resource) {
    var ref = resource.ref();
    var named = new LinkedHashMap<String, Object>();
    if (!ref.group().isEmpty()) {
      named.put("group", ref.group());
    }
    named.put("kind", ref.kind());
    named.put("name", ref.name());
    return named;
  }
}
