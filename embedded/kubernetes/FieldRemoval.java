package embedded.kubernetes;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes the fields of a set out of an object; what is empty afterwards goes too. */
final class FieldRemoval {
  private FieldRemoval() {}

  static void remove(ObjectNode object, FieldSet fields) {
    removeFields(object, fields.tree());
  }

  private static void removeFields(ObjectNode object, ObjectNode gone) {
    for (var entry : gone.properties()) {
      if (entry.getKey().startsWith("f:")) {
        removeField(object, entry.getKey().substring(2), (ObjectNode) entry.getValue());
      }
    }
  }

  private static void removeField(ObjectNode object, String field, ObjectNode gone) {
    var value = object.get(field);
    if (gone.isEmpty()) {
      object.remove(field);
    } else if (value instanceof ObjectNode inner) {
      removeFields(inner, gone);
      removeIfEmpty(object, field);
    } else if (value instanceof ArrayNode list) {
      gone.properties().forEach(it -> removeItem(list, it.getKey(), (ObjectNode) it.getValue()));
      removeIfEmpty(object, field);
    }
  }

  private static void removeIfEmpty(ObjectNode object, String field) {
    if (object.path(field).isEmpty()) {
      object.remove(field);
    }
  }

  private static void removeItem(ArrayNode list, String step, ObjectNode gone) {
    var described = Json.read(step.substring(2).getBytes(StandardCharsets.UTF_8));
    if (step.startsWith("v:")) {
      list.removeIf(described::equals);
    } else if (gone.has(".")) {
      list.removeIf(item -> matches(item, described));
    } else {
      for (var item : list) {
        if (item instanceof ObjectNode object && matches(item, described)) {
          removeFields(object, gone);
        }
      }
    }
  }

  /**
   * Whether the item has this key; fields of the key that have a default may be missing in the
   * item.
   */
  private static boolean matches(JsonNode item, JsonNode key) {
    return key.properties().stream()
        .allMatch(it -> !item.has(it.getKey()) || item.get(it.getKey()).equals(it.getValue()));
  }
}
