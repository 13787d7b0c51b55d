package forecast;

import forecast.ObjectChange.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    now.forEach((ref, object) -> add(changes, ref, old.getOrDefault(ref, Map.of()), object));
    old.keySet().stream()
        .filter(ref -> !now.containsKey(ref))
        .forEach(ref -> changes.add(new ObjectChange(ref, Kind.removed, List.of())));
    return changes;
  }

  /** What changes on the cluster when it gets these objects. */
  static List<ObjectChange> onCluster(List<Map<String, Object>> wanted, LiveObjects cluster) {
    var changes = new ArrayList<ObjectChange>();
    byRef(wanted)
        .forEach(
            (ref, object) -> {
              var live = cluster.get(ref);
              var after = live.isPresent() ? LiveMerge.of(object, live.get()) : object;
              add(changes, ref, live.orElse(Map.of()), after);
            });
    return changes;
  }

  private static Map<ObjectRef, Map<String, Object>> byRef(List<Map<String, Object>> objects) {
    var byRef = new LinkedHashMap<ObjectRef, Map<String, Object>>();
    objects.forEach(it -> byRef.put(ObjectRef.of(it), it));
    return byRef;
  }

  private static void add(
      List<ObjectChange> changes,
      ObjectRef ref,
      Map<String, Object> before,
      Map<String, Object> after) {
    var fields = FieldChanges.between(before, after);
    if (before.isEmpty()) {
      changes.add(new ObjectChange(ref, Kind.added, fields));
    } else if (!fields.isEmpty()) {
      changes.add(new ObjectChange(ref, Kind.changed, fields));
    }
  }
}
