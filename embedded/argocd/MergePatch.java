package embedded.argocd;

import java.util.LinkedHashMap;
import java.util.Map;
import rendering.Fields;
import rendering.ThreeWayMerge;

/** JSON merge patches (RFC 7386) between two versions of an object. */
final class MergePatch {
  private MergePatch() {}

  /** The patch that turns one into the other; empty if they are the same. */
  static Map<String, Object> between(Map<String, Object> before, Map<String, Object> after) {
    var patch = new LinkedHashMap<String, Object>();
    for (var key : before.keySet()) {
      if (!after.containsKey(key)) {
        patch.put(key, null);
      }
    }
    after.forEach(
        (key, value) -> {
          var old = before.get(key);
          if (value instanceof Map && old instanceof Map) {
            var inner = between(Fields.map(old), Fields.map(value));
            if (!inner.isEmpty()) {
              patch.put(key, inner);
            }
          } else if (!ThreeWayMerge.sameValue(old, value)) {
            patch.put(key, value);
          }
        });
    return patch;
  }
}
