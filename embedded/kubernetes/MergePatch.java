package embedded.kubernetes;

import tools.jackson.databind.node.ObjectNode;

/** JSON merge patch (RFC 7386): objects are merged, null removes, everything else replaces. */
final class MergePatch {
  private MergePatch() {}

  static ObjectNode apply(ObjectNode current, ObjectNode patch) {
    var result = current.deepCopy();
    merge(result, patch);
    return result;
  }

  private static void merge(ObjectNode target, ObjectNode patch) {
    for (var entry : patch.properties()) {
      var field = entry.getKey();
      if (entry.getValue().isNull()) {
        target.remove(field);
      } else if (entry.getValue() instanceof ObjectNode change) {
        // also into a new object: a null inside of the patch must not be stored
        var inner =
            target.get(field) instanceof ObjectNode existing ? existing : target.putObject(field);
        merge(inner, change);
      } else {
        target.set(field, entry.getValue().deepCopy());
      }
    }
  }
}
