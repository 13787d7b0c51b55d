package forecast;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rendering.Fields;
import rendering.LastApplied;
import rendering.ThreeWayMerge;

/**
 * What a live object would look like once Argo CD has applied what is wanted: fields that the
 * cluster or others have set stay as they are, also within the items of lists.
 */
final class LiveMerge {
  private LiveMerge() {}

  static Map<String, Object> of(Map<String, Object> wanted, Map<String, Object> live) {
    return merged(live, ThreeWayMerge.patch(LastApplied.of(live), wanted, live));
  }

  private static Map<String, Object> merged(Map<String, Object> live, Map<String, Object> patch) {
    var merged = new LinkedHashMap<>(live);
    patch.forEach(
        (key, value) -> {
          if (value == null) {
            merged.remove(key);
          } else {
            merged.put(key, value(live.get(key), value));
          }
        });
    return merged;
  }

  private static Object value(Object live, Object wanted) {
    if (wanted instanceof Map && live instanceof Map) {
      return merged(Fields.map(live), Fields.map(wanted));
    }
    return wanted instanceof List<?> items && live instanceof List<?> old
        ? items(old, items)
        : wanted;
  }

  // a patch replaces whole lists, and with them what the cluster has added to their items
  private static List<Object> items(List<?> live, List<?> wanted) {
    var items = new ArrayList<Object>();
    for (int i = 0; i < wanted.size(); i++) {
      var item = wanted.get(i);
      var old = counterpart(live, wanted, i);
      var both = item instanceof Map && old instanceof Map;
      items.add(both ? item(Fields.map(old), Fields.map(item)) : item);
    }
    return items;
  }

  private static Map<String, Object> item(Map<String, Object> live, Map<String, Object> wanted) {
    return merged(live, ThreeWayMerge.patch(Map.of(), wanted, live));
  }

  private static Object counterpart(List<?> live, List<?> wanted, int index) {
    var name = FieldChanges.nameIn(wanted, index);
    if (name.isPresent()) {
      return live.stream()
          .filter(it -> Fields.text(it, "name").equals(name.get()))
          .findFirst()
          .orElse(null);
    }
    return index < live.size() ? live.get(index) : null;
  }
}
