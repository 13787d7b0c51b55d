package embedded.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the items of a list belong together: the rule decides how lists are merged. It stands in for
 * the schema's {@code x-kubernetes-list-type} and {@code x-kubernetes-patch-merge-key} of the types
 * that the platform knows.
 */
sealed interface ListKind {
  /** The list is one value. */
  record Atomic() implements ListKind {}

  /** Each text stands for itself. */
  record SetOfValues() implements ListKind {}

  /** Items are objects told apart by these fields; those that have a default may be missing. */
  record Keyed(List<String> keys) implements ListKind {
    private static final Map<String, String> DEFAULTS = Map.of("protocol", "TCP");

    /** The item's key as server-side apply writes it, for example {@code k:{"name":"web"}}. */
    String keyOf(JsonNode item) {
      var key = Json.object();
      for (var field : keys) {
        if (item.has(field)) {
          key.set(field, item.get(field));
        } else if (DEFAULTS.containsKey(field)) {
          key.put(field, DEFAULTS.get(field));
        }
      }
      return "k:" + key;
    }

    /** The item with this key. */
    Optional<ObjectNode> find(ArrayNode list, String key) {
      return list.valueStream()
          .filter(item -> item.isObject() && keyOf(item).equals(key))
          .map(ObjectNode.class::cast)
          .findFirst();
    }
  }

  /** Says of which kind the list in a field is. */
  @FunctionalInterface
  interface Rule {
    ListKind of(String field, JsonNode list);
  }

  Set<String> SETS = Set.of("finalizers");
  Map<String, String> KEYS =
      Map.ofEntries(
          Map.entry("containers", "name"),
          Map.entry("initContainers", "name"),
          Map.entry("volumes", "name"),
          Map.entry("env", "name"),
          Map.entry("imagePullSecrets", "name"),
          Map.entry("secrets", "name"),
          Map.entry("volumeMounts", "mountPath"),
          Map.entry("volumeDevices", "devicePath"),
          Map.entry("hostAliases", "ip"),
          Map.entry("podIPs", "ip"),
          Map.entry("conditions", "type"),
          Map.entry("ownerReferences", "uid"));

  /** The lists of custom resources: their schemas do not say how items belong together. */
  static ListKind alwaysAtomic(String field, JsonNode list) {
    return new Atomic();
  }

  /** The kind of the list in this field of a built-in type, for server-side apply. */
  static ListKind of(String field, JsonNode list) {
    if (SETS.contains(field)) {
      return new SetOfValues();
    }
    if (!hasOnlyObjects(list)) {
      return new Atomic();
    }
    if (field.equals("ports")) {
      return list.get(0).has("containerPort")
          ? new Keyed(List.of("containerPort", "protocol"))
          : new Keyed(List.of("port", "protocol"));
    }
    var key = KEYS.get(field);
    return key == null || !allHave(list, key) ? new Atomic() : new Keyed(List.of(key));
  }

  /** The same for strategic merge patches, which know only one key for each list. */
  static ListKind inPatches(String field, JsonNode list) {
    return of(field, list) instanceof Keyed keyed
        ? new Keyed(keyed.keys().subList(0, 1))
        : of(field, list);
  }

  private static boolean hasOnlyObjects(JsonNode list) {
    for (var item : list) {
      if (!item.isObject()) {
        return false;
      }
    }
    return !list.isEmpty();
  }

  private static boolean allHave(JsonNode list, String key) {
    for (var item : list) {
      if (!item.has(key)) {
        return false;
      }
    }
    return true;
  }
}
