package rendering;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What of an Application's spec survives Argo CD's Go types, most of whose fields are {@code
 * omitempty}: {@code prune: false} in a template is not in the Application, nor is an empty text.
 */
final class GoOmitEmpty {
  /** Without {@code omitempty}. */
  private static final Set<String> ALWAYS = Set.of("project", "repoURL");

  /** Pointers: their false is not the same as their absence. */
  private static final Set<String> POINTERS = Set.of("enabled");

  private GoOmitEmpty() {}

  static Map<String, Object> of(Map<?, ?> object) {
    var kept = new LinkedHashMap<String, Object>();
    object.forEach(
        (key, value) -> {
          var cleaned = clean(value);
          if (ALWAYS.contains(key) || POINTERS.contains(key) || !isEmpty(cleaned)) {
            kept.put((String) key, cleaned);
          }
        });
    return kept;
  }

  private static Object clean(Object value) {
    if (value instanceof Map<?, ?> map) {
      return of(map);
    }
    if (value instanceof List<?> list) {
      var items = new ArrayList<Object>();
      list.forEach(item -> items.add(clean(item)));
      return items;
    }
    return value;
  }

  private static boolean isEmpty(Object value) {
    return value == null || value.equals(false) || value.equals("") || value.equals(List.of());
  }
}
