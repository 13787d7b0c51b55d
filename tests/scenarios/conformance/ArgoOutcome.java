import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is compared: of an Application or an ApplicationSet everything that a reader may rely on,
 * nothing that only says when.
 *
 * <p>Left out: {@code status.summary} and an ApplicationSet's {@code status.resources}, which the
 * real one writes when it happens to look again.
 */
final class ArgoOutcome {
  private static final List<String> OPERATION =
      List.of("phase", "message", "operation", "syncResult");

  private ArgoOutcome() {}

  static Map<String, Object> ofApplication(Map<String, Object> application) {
    var outcome = new TreeMap<String, Object>();
    put(outcome, "metadata", metadata(application));
    put(outcome, "spec", application.get("spec"));
    put(outcome, "operation", application.get("operation"));
    var status = map(application.get("status"));
    put(outcome, "sync", sync(application));
    put(outcome, "health", map(status.get("health")).get("status"));
    put(outcome, "conditions", conditions(status));
    put(outcome, "operationState", operationState(status));
    for (var key : List.of("resources", "sourceType", "sourceTypes")) {
      put(outcome, key, status.get(key));
    }
    put(outcome, "deployments", list(status.get("history")).size());
    return outcome;
  }

  static Map<String, Object> ofApplicationSet(Map<String, Object> applicationSet) {
    var status = map(applicationSet.get("status"));
    var outcome = new TreeMap<String, Object>();
    put(outcome, "conditions", conditions(status));
    var annotations = map(map(applicationSet.get("metadata")).get("annotations"));
    put(outcome, "annotations", annotations.keySet().stream().sorted().toList());
    return outcome;
  }

  private static Map<String, Object> metadata(Map<String, Object> application) {
    var metadata = new TreeMap<>(map(application.get("metadata")));
    metadata
        .keySet()
        .retainAll(List.of("labels", "annotations", "finalizers", "ownerReferences", "name"));
    var owners = new ArrayList<Object>();
    for (var owner : list(metadata.get("ownerReferences"))) {
      var named = new TreeMap<>(map(owner));
      named.remove("uid");
      owners.add(named);
    }
    metadata.put("ownerReferences", owners);
    return metadata;
  }

  /** The long specs in it are said to be the present ones, where they are. */
  private static Map<String, Object> sync(Map<String, Object> application) {
    var sync = new TreeMap<>(map(map(application.get("status")).get("sync")));
    var comparedTo = map(sync.get("comparedTo"));
    var spec = map(application.get("spec"));
    var named = new TreeMap<String, Object>();
    comparedTo.forEach(
        (key, value) -> named.put(key, value.equals(spec.get(key)) ? "as in the spec" : value));
    sync.put("comparedTo", named);
    return sync;
  }

  private static List<Map<String, Object>> conditions(Map<String, Object> status) {
    var conditions = new ArrayList<Map<String, Object>>();
    for (var condition : list(status.get("conditions"))) {
      var timeless = new TreeMap<>(map(condition));
      timeless.remove("lastTransitionTime");
      conditions.add(timeless);
    }
    conditions.sort(java.util.Comparator.comparing(it -> it.get("type") + " " + it.get("message")));
    return conditions;
  }

  /** Objects of the same kind are applied at the same time: their order says nothing. */
  private static Map<String, Object> operationState(Map<String, Object> status) {
    var state = new TreeMap<>(map(status.get("operationState")));
    state.keySet().retainAll(OPERATION);
    if (state.containsKey("operation")) {
      state.put("operation", operation(map(state.get("operation"))));
    }
    var result = new TreeMap<>(map(state.get("syncResult")));
    if (!result.isEmpty()) {
      var resources = new ArrayList<Object>(list(result.get("resources")));
      resources.sort(java.util.Comparator.comparing(it -> new TreeMap<>(map(it)).toString()));
      result.put("resources", resources);
      state.put("syncResult", result);
    }
    return state;
  }

  private static void put(Map<String, Object> outcome, String key, Object value) {
    var empty = value == null || value.equals(Map.of()) || value.equals(List.of());
    if (!empty) {
      outcome.put(key, value);
    }
  }

  /** How often something was healed in vain only says how long we have looked. */
  private static Map<String, Object> operation(Map<String, Object> operation) {
    var sync = new TreeMap<>(map(operation.get("sync")));
    sync.computeIfPresent(
        "autoHealAttemptsCount",
        (key, count) -> ((Number) count).intValue() > 1 ? "several" : count);
    var counted = new TreeMap<>(operation);
    counted.put("sync", sync);
    return counted;
  }

  @SuppressWarnings("unchecked") // JSON objects have no other keys than text
  static Map<String, Object> map(Object value) {
    return value instanceof Map<?, ?> ? (Map<String, Object>) value : Map.of();
  }

  static List<?> list(Object value) {
    return value instanceof List<?> list ? list : List.of();
  }
}
