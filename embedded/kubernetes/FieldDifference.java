package embedded.kubernetes;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finds the fields that one object sets and another does not, as a tree in the format of {@link
 * FieldSet}.
 */
final class FieldDifference {
  private static final Set<String> NOT_MANAGED =
      Set.of(
          "name",
          "namespace",
          "uid",
          "resourceVersion",
          "generation",
          "creationTimestamp",
          "deletionTimestamp",
          "deletionGracePeriodSeconds",
          "managedFields",
          "selfLink",
          "generateName");

  private final ListKind.Rule lists;

  private FieldDifference(ListKind.Rule lists) {
    this.lists = lists;
  }

  static ObjectNode between(ResourceType type, ObjectNode before, ObjectNode after) {
    var inMetadata = new FieldDifference(ListKind::of);
    var elsewhere =
        type.origin() == ResourceType.Origin.BUILT_IN
            ? inMetadata
            : new FieldDifference(ListKind::alwaysAtomic);
    var changed = Json.object();
    for (var entry : after.properties()) {
      var field = entry.getKey();
      var old = before.get(field);
      switch (field) {
        case "apiVersion", "kind" -> {}
        case "metadata" ->
            inMetadata.add(changed, field, managed(before.path(field)), managed(entry.getValue()));
        default -> elsewhere.add(changed, field, old, entry.getValue());
      }
    }
    return changed;
  }

  private static ObjectNode managed(JsonNode metadata) {
    return metadata instanceof ObjectNode object
        ? object.deepCopy().remove(NOT_MANAGED)
        : Json.object();
  }

  private ObjectNode fields(ObjectNode before, ObjectNode after) {
    var changed = Json.object();
    for (var entry : after.properties()) {
      add(changed, entry.getKey(), before.get(entry.getKey()), entry.getValue());
    }
    return changed;
  }

  private void add(ObjectNode changed, String field, JsonNode before, JsonNode after) {
    if (after.equals(before)) {
      return;
    }
    if (after instanceof ObjectNode object) {
      var inner = fields(before instanceof ObjectNode old ? old : Json.object(), object);
      boolean onlyLostFields = inner.isEmpty() && before instanceof ObjectNode;
      if (!onlyLostFields) {
        changed.set("f:" + field, inner);
      }
    } else if (after instanceof ArrayNode list) {
      addList(changed, field, before instanceof ArrayNode old ? old : Json.array(), list);
    } else {
      changed.putObject("f:" + field);
    }
  }

  private void addList(ObjectNode changed, String field, ArrayNode before, ArrayNode after) {
    var kind = lists.of(field, after);
    if (kind instanceof ListKind.Atomic) {
      changed.putObject("f:" + field);
      return;
    }
    var items =
        kind instanceof ListKind.Keyed keyed ? items(keyed, before, after) : values(before, after);
    if (!items.isEmpty()) {
      changed.set("f:" + field, items);
    }
  }

  private ObjectNode items(ListKind.Keyed kind, ArrayNode before, ArrayNode after) {
    var changed = Json.object();
    for (var item : after) {
      var key = kind.keyOf(item);
      var old = kind.find(before, key);
      var inner = fields(old.orElseGet(Json::object), (ObjectNode) item);
      if (old.isEmpty()) {
        inner.putObject(".");
      }
      if (!inner.isEmpty()) {
        changed.set(key, inner);
      }
    }
    return changed;
  }

  private static ObjectNode values(ArrayNode before, ArrayNode after) {
    var changed = Json.object();
    for (var value : after) {
      if (before.valueStream().noneMatch(value::equals)) {
        changed.putObject("v:" + value);
      }
    }
    return changed;
  }
}
