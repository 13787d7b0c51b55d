package embedded.kubernetes;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Server-side apply (KEP-555): the manager says all that it wants; what it wanted before and no
 * longer wants goes, what others have set stays.
 */
final class ServerSideApply {
  private ServerSideApply() {}

  /**
   * The live object with this configuration applied. Fields of others make it a conflict, unless
   * forced.
   */
  static ObjectNode apply(
      ResourceType type, ObjectNode live, ObjectNode configuration, WriteOptions options) {
    var manager =
        new ManagedFields.Manager(
            options.fieldManager(), "Apply", options.subresource(), type.groupVersion());
    var managed = ManagedFields.of(live);
    var wanted = FieldSet.of(type, configuration);
    var changed = FieldSet.difference(type, live, configuration);
    var others = managed.othersThan(manager);
    if (options.force()) {
      managed.take(changed, other -> !other.isSame(manager));
    } else {
      refuseConflicts(others, changed);
    }
    var gone = managed.fieldsOf(manager).minus(wanted);
    for (var other : managed.othersThan(manager)) {
      gone = gone.minus(other.fields());
    }
    var result = live.deepCopy();
    FieldRemoval.remove(result, gone);
    merge(type, result, configuration);
    managed.set(manager, wanted);
    managed.writeTo(result);
    return result;
  }

  private static void refuseConflicts(List<ManagedFields.Entry> others, FieldSet changed) {
    var managers = new ArrayList<String>();
    var fields = new ArrayList<String>();
    for (var other : others) {
      for (var path : changed.and(other.fields()).paths()) {
        managers.add(other.manager().describe(other.time()));
        fields.add(path);
      }
    }
    if (!managers.isEmpty()) {
      throw ApiError.applyConflict(managers, fields);
    }
  }

  private static void merge(ResourceType type, ObjectNode target, ObjectNode configuration) {
    for (var entry : configuration.properties()) {
      var field = entry.getKey();
      var builtIn = type.origin() == ResourceType.Origin.BUILT_IN || field.equals("metadata");
      mergeField(target, field, entry.getValue(), builtIn ? ListKind::of : ListKind::alwaysAtomic);
    }
  }

  private static void mergeField(
      ObjectNode target, String field, JsonNode wanted, ListKind.Rule lists) {
    if (wanted instanceof ObjectNode object) {
      var inner =
          target.get(field) instanceof ObjectNode existing ? existing : target.putObject(field);
      object.properties().forEach(it -> mergeField(inner, it.getKey(), it.getValue(), lists));
    } else if (wanted instanceof ArrayNode list) {
      var existing = target.get(field) instanceof ArrayNode array ? array : target.putArray(field);
      mergeList(existing, lists.of(field, list), list, lists);
    } else if (!wanted.isNull()) {
      target.set(field, wanted);
    }
  }

  private static void mergeList(
      ArrayNode target, ListKind kind, ArrayNode wanted, ListKind.Rule lists) {
    if (kind instanceof ListKind.Keyed keyed) {
      for (var item : wanted) {
        var existing = keyed.find(target, keyed.keyOf(item)).orElseGet(target::addObject);
        item.properties().forEach(it -> mergeField(existing, it.getKey(), it.getValue(), lists));
      }
    } else if (kind instanceof ListKind.SetOfValues) {
      for (var value : wanted) {
        if (target.valueStream().noneMatch(value::equals)) {
          target.add(value);
        }
      }
    } else {
      target.removeAll();
      target.addAll(wanted.deepCopy());
    }
  }
}
