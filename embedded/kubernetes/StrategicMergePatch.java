package embedded.kubernetes;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Strategic merge patch (kubernetes/community,
 * contributors/devel/sig-api-machinery/strategic-merge-patch.md): as a merge patch, but keyed lists
 * are merged item by item, and directives that begin with {@code $} say what else to do.
 */
final class StrategicMergePatch {
  private static final String DELETE_VALUES = "$deleteFromPrimitiveList/";
  private static final String DIRECTIVE = "$patch";
  private static final String RETAIN = "$retainKeys";

  private StrategicMergePatch() {}

  static ObjectNode apply(ObjectNode current, ObjectNode patch) {
    var result = current.deepCopy();
    merge(result, patch);
    return result;
  }

  private static void merge(ObjectNode target, ObjectNode patch) {
    if (patch.path(DIRECTIVE).asString("").equals("replace")) {
      target.removeAll();
    }
    if (patch.get(RETAIN) instanceof ArrayNode retained) {
      target.retain(retained.valueStream().map(it -> it.asString("")).toList());
    }
    for (var entry : patch.properties()) {
      var field = entry.getKey();
      if (field.startsWith(DELETE_VALUES)) {
        deleteValues(target.get(field.substring(DELETE_VALUES.length())), entry.getValue());
      } else if (!field.startsWith("$")) {
        mergeField(target, field, entry.getValue());
      }
    }
  }

  private static void mergeField(ObjectNode target, String field, JsonNode change) {
    if (change.isNull() || isDeletion(change)) {
      target.remove(field);
    } else if (change instanceof ObjectNode object) {
      var inner =
          target.get(field) instanceof ObjectNode existing ? existing : target.putObject(field);
      merge(inner, object);
    } else if (change instanceof ArrayNode list) {
      var existing = target.get(field) instanceof ArrayNode array ? array : target.putArray(field);
      mergeList(existing, field, list);
    } else {
      target.set(field, change.deepCopy());
    }
  }

  private static boolean isDeletion(JsonNode change) {
    return change.path(DIRECTIVE).asString("").equals("delete");
  }

  private static void mergeList(ArrayNode target, String field, ArrayNode change) {
    var kind = ListKind.inPatches(field, withoutDirectives(change));
    if (isReplacement(change) || kind instanceof ListKind.Atomic) {
      target.removeAll();
      withoutDirectives(change).forEach(item -> target.add(item.deepCopy()));
    } else if (kind instanceof ListKind.Keyed keyed) {
      change.forEach(item -> mergeItem(target, keyed, item));
    } else {
      change.forEach(
          value -> {
            if (indexOf(target, value) < 0) {
              target.add(value);
            }
          });
    }
  }

  private static boolean isReplacement(ArrayNode change) {
    for (var item : change) {
      if (item.path(DIRECTIVE).asString("").equals("replace")) {
        return true;
      }
    }
    return false;
  }

  /** The list without items that are nothing but {@code $patch: replace}. */
  private static ArrayNode withoutDirectives(ArrayNode change) {
    var items = change.deepCopy();
    items.removeIf(item -> item.path(DIRECTIVE).asString("").equals("replace"));
    return items;
  }

  private static void mergeItem(ArrayNode target, ListKind.Keyed kind, JsonNode change) {
    int index = -1;
    for (int i = 0; i < target.size(); i++) {
      if (kind.keyOf(target.get(i)).equals(kind.keyOf(change))) {
        index = i;
      }
    }
    if (isDeletion(change)) {
      if (index >= 0) {
        target.remove(index);
      }
      return;
    }
    var item = index >= 0 ? (ObjectNode) target.get(index) : target.addObject();
    merge(item, (ObjectNode) change);
  }

  private static int indexOf(ArrayNode list, JsonNode value) {
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).equals(value)) {
        return i;
      }
    }
    return -1;
  }

  private static void deleteValues(JsonNode list, JsonNode values) {
    if (list instanceof ArrayNode array) {
      for (var value : values) {
        array.removeIf(value::equals);
      }
    }
  }
}
