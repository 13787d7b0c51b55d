package embedded.kubernetes;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which fields of an object somebody has set, as {@code FieldsV1} of {@code metadata.managedFields}
 * writes it (KEP-555): a tree of {@code f:<field>}, {@code k:<key of a list's item>} and {@code
 * v:<value of a set>}; {@code .} is the item itself, an empty node a field that is one value.
 */
record FieldSet(ObjectNode tree) {
  static FieldSet empty() {
    return new FieldSet(Json.object());
  }

  /** All fields that this object sets, but for those that identify it. */
  static FieldSet of(ResourceType type, ObjectNode object) {
    return difference(type, Json.object(), object);
  }

  /** The fields that {@code after} sets and that are missing or different in {@code before}. */
  static FieldSet difference(ResourceType type, ObjectNode before, ObjectNode after) {
    return new FieldSet(FieldDifference.between(type, before, after));
  }

  boolean isEmpty() {
    return tree.isEmpty();
  }

  FieldSet plus(FieldSet other) {
    var sum = tree.deepCopy();
    addAll(sum, other.tree);
    return new FieldSet(sum);
  }

  private static void addAll(ObjectNode target, ObjectNode more) {
    for (var entry : more.properties()) {
      addAll(target.withObjectProperty(entry.getKey()), (ObjectNode) entry.getValue());
    }
  }

  /** The fields that are in this set and not in the other. */
  FieldSet minus(FieldSet other) {
    return new FieldSet(subtract(tree, other.tree));
  }

  private static ObjectNode subtract(ObjectNode from, ObjectNode what) {
    var rest = Json.object();
    for (var entry : from.properties()) {
      var inner = (ObjectNode) entry.getValue();
      if (!(what.get(entry.getKey()) instanceof ObjectNode gone)) {
        rest.set(entry.getKey(), inner);
      } else if (!inner.isEmpty()) {
        var left = subtract(inner, gone);
        if (!left.isEmpty()) {
          rest.set(entry.getKey(), left);
        }
      }
    }
    return rest;
  }

  /** The fields that are in both sets. */
  FieldSet and(FieldSet other) {
    return minus(minus(other));
  }

  /** Each field as a path, for example {@code .spec.template.containers[name="web"].image}. */
  List<String> paths() {
    var paths = new ArrayList<String>();
    if (!isEmpty()) {
      collect("", tree, paths);
    }
    return paths;
  }

  private static void collect(String prefix, ObjectNode node, List<String> paths) {
    if (node.isEmpty()) {
      paths.add(prefix);
    }
    for (var entry : node.properties()) {
      collect(prefix + pathOf(entry.getKey()), (ObjectNode) entry.getValue(), paths);
    }
  }

  private static String pathOf(String step) {
    if (step.equals(".")) {
      return "";
    }
    var content = step.substring(2);
    return switch (step.charAt(0)) {
      case 'f' -> "." + content;
      case 'k' -> "[" + keyPath(content) + "]";
      default -> "[=" + content + "]";
    };
  }

  private static String keyPath(String key) {
    var parts = new ArrayList<String>();
    for (var entry : Json.read(key.getBytes(StandardCharsets.UTF_8)).properties()) {
      parts.add(entry.getKey() + "=" + entry.getValue());
    }
    return String.join(",", parts);
  }
}
