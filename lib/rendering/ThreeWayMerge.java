package rendering;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What must change in a live object so that it is as wanted, computed as {@code kubectl apply}
 * does: fields that others or the server have set stay, fields that were applied before and are no
 * longer wanted go. The result is a JSON merge patch; an empty one means that the object is in
 * sync.
 */
public final class ThreeWayMerge {
  private ThreeWayMerge() {}

  /**
   * The JSON merge patch that makes the live object as wanted.
   *
   * @param lastApplied what was wanted when the object was written last; empty if unknown
   * @param wanted what is wanted now
   * @param live what the cluster has
   */
  public static Map<String, Object> patch(
      Map<String, Object> lastApplied, Map<String, Object> wanted, Map<String, Object> live) {
    var patch = new LinkedHashMap<String, Object>();
    for (var key : lastApplied.keySet()) {
      var wasWanted = !isAbsent(lastApplied.get(key));
      if (wasWanted && isAbsent(wanted.get(key)) && live.containsKey(key)) {
        patch.put(key, null);
      }
    }
    wanted.forEach(
        (key, value) -> addChange(patch, key, lastApplied.get(key), value, live.get(key)));
    return patch;
  }

  private static void addChange(
      Map<String, Object> patch, String key, Object lastApplied, Object wanted, Object live) {
    if (isAbsent(wanted)) {
      return; // servers drop empty objects and lists, so they cannot be told from missing ones
    }
    if (Quantities.NAMES.contains(key) && Quantities.same(Fields.map(wanted), Fields.map(live))) {
      return;
    }
    if (wanted instanceof Map && live instanceof Map) {
      var inner = patch(Fields.map(lastApplied), Fields.map(wanted), Fields.map(live));
      if (!inner.isEmpty()) {
        patch.put(key, inner);
      }
    } else if (wanted instanceof List<?> list && live instanceof List<?> liveList) {
      var wasApplied = lastApplied == null || sameValue(lastApplied, wanted);
      if (!wasApplied || !covers(liveList, list)) {
        patch.put(key, wanted);
      }
    } else if (!sameValue(wanted, live)) {
      patch.put(key, wanted);
    }
  }

  private static boolean isAbsent(Object value) {
    return value == null
        || (value instanceof Map<?, ?> map
            && map.values().stream().allMatch(ThreeWayMerge::isAbsent))
        || (value instanceof List<?> list && list.isEmpty());
  }

  /**
   * Whether the live list has the wanted items in the wanted order; items may have more fields than
   * wanted.
   */
  private static boolean covers(List<?> live, List<?> wanted) {
    if (live.size() != wanted.size()) {
      return false;
    }
    for (int i = 0; i < live.size(); i++) {
      var item = new LinkedHashMap<String, Object>();
      addChange(item, "item", null, wanted.get(i), live.get(i));
      if (!item.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Whether two JSON values are the same; numbers are compared by their value. */
  public static boolean sameValue(Object one, Object other) {
    if (one instanceof Number first && other instanceof Number second) {
      return first.doubleValue() == second.doubleValue();
    }
    if (one instanceof List<?> first && other instanceof List<?> second) {
      return first.size() == second.size()
          && java.util.stream.IntStream.range(0, first.size())
              .allMatch(i -> sameValue(first.get(i), second.get(i)));
    }
    if (one instanceof Map<?, ?> first && other instanceof Map<?, ?> second) {
      return first.keySet().equals(second.keySet())
          && first.keySet().stream().allMatch(key -> sameValue(first.get(key), second.get(key)));
    }
    return Objects.equals(one, other);
  }
}
