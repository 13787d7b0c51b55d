package forecast;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import rendering.Fields;
import rendering.ThreeWayMerge;

/**
 * Compares two versions of an object field by field. The items of a list are told apart by their
 * names, where they have them, so that one that is put in front does not change all others. What a
 * Secret holds is never shown.
 */
final class FieldChanges {
  private static final String HIDDEN = "(hidden)";

  /** What names the object, and so is said already where its fields are. */
  private static final Set<String> NAMES =
      Set.of("apiVersion", "kind", "metadata.name", "metadata.namespace");

  private FieldChanges() {}

  /** The fields that differ; all of the later one where there was none before. */
  static List<FieldChange> between(Map<String, Object> before, Map<String, Object> after) {
    var isSecret = "Secret".equals(Fields.text(after.isEmpty() ? before : after, "kind"));
    var fieldsBefore = leaves(before);
    var fieldsAfter = leaves(after);
    var paths = new LinkedHashSet<>(fieldsAfter.keySet());
    paths.addAll(fieldsBefore.keySet());
    paths.removeAll(NAMES);
    var changes = new ArrayList<FieldChange>();
    for (var path : paths) {
      var old = fieldsBefore.get(path);
      var now = fieldsAfter.get(path);
      var isSame =
          fieldsBefore.containsKey(path)
              && fieldsAfter.containsKey(path)
              && ThreeWayMerge.sameValue(old, now);
      if (!isSame) {
        changes.add(change(path, fieldsBefore, fieldsAfter, isSecret && isHidden(path)));
      }
    }
    return changes;
  }

  // an annotation of kubectl's holds the whole Secret once more
  private static boolean isHidden(String path) {
    return path.startsWith("data")
        || path.startsWith("stringData")
        || path.contains("last-applied");
  }

  private static FieldChange change(
      String path, Map<String, Object> before, Map<String, Object> after, boolean isHidden) {
    var old = Optional.of(path).filter(before::containsKey).map(it -> text(before.get(it)));
    var now = Optional.of(path).filter(after::containsKey).map(it -> text(after.get(it)));
    return isHidden
        ? new FieldChange(path, old.map(it -> HIDDEN), now.map(it -> HIDDEN))
        : new FieldChange(path, old, now);
  }

  private static String text(Object value) {
    return Objects.toString(value, "null");
  }

  private static Map<String, Object> leaves(Map<String, Object> object) {
    var leaves = new LinkedHashMap<String, Object>();
    object.forEach((key, value) -> collect(segment("", key), value, leaves));
    return leaves;
  }

  private static void collect(String path, Object value, Map<String, Object> leaves) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      map.forEach((key, item) -> collect(segment(path, String.valueOf(key)), item, leaves));
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      for (int i = 0; i < list.size(); i++) {
        var name = nameIn(list, i).orElse(String.valueOf(i));
        collect(path + "[" + name + "]", list.get(i), leaves);
      }
    } else {
      leaves.put(path, value);
    }
  }

  /** What identifies an item: its name, if no other item of the list has the same. */
  static Optional<String> nameIn(List<?> list, int index) {
    var name = Fields.text(list.get(index), "name");
    var isUnique = list.stream().filter(it -> Fields.text(it, "name").equals(name)).count() == 1;
    return name.isEmpty() || !isUnique ? Optional.empty() : Optional.of(name);
  }

  private static String segment(String path, String key) {
    var plain = key.matches("[-\\w]+");
    if (path.isEmpty()) {
      return plain ? key : "['" + key + "']";
    }
    return plain ? path + "." + key : path + "['" + key + "']";
  }
}
