package forecast;

import forecast.ObjectChange.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rendering.ObjectRef;

/** Compares what an Application wants with what it wanted, and with what the cluster has. */
final class ObjectChanges {
  private ObjectChanges() {}

  /** What changes between two versions of an Application's objects. */
  static List<ObjectChange> between(
      List<Map<String, Object>> before, List<Map<String, Object>> after) {
    var old = byRef(before);
    var now = byRef(after);
    var changes = new ArrayList<ObjectChange>();
    now.forEach(
        (ref, object) ->
            change(ref, old.getOrDefault(ref, Map.of()), object).ifPresent(changes::add));
    old.keySet().stream()
        .filter(ref -> !now.containsKey(ref))
        .forEach(ref -> changes.add(new ObjectChange(ref, Kind.removed, List.of())));
    return changes;
  }

  /** What changes of a live object, or comes where there is none, when this one is applied. */
  static Optional<ObjectChange> onCluster(
      ObjectRef ref, Map<String, Object> wanted, Optional<Map<String, Object>> live) {
    var after = live.map(it -> LiveMerge.of(wanted, it)).orElse(wanted);
    return change(ref, live.orElse(Map.of()), after);
  }

  static Map<ObjectRef, Map<String, Object>> byRef(List<Map<String, Object>> objects) {
    var byRef = new LinkedHashMap<ObjectRef, Map<String, Object>>();
    objects.forEach(it -> byRef.put(ObjectRef.of(it), it));
    return byRef;
  }

  private static Optional<ObjectChange> change(
      ObjectRef ref, Map<String, Object> before, Map<String, Object> after) {
    var fields = FieldChanges.between(before, after);
    if (before.isEmpty()) {
      return Optional.of(new ObjectChange(ref, Kind.added, fields));
    }
    return fields.isEmpty()
        ? Optional.empty()
        : Optional.of(new ObjectChange(ref, Kind.changed, fields));
  }
}
