package embedded.kubernetes;

import embedded.kubernetes.ResourceType.Origin;
import io.fabric8.zjsonpatch.JsonPatch;
import io.fabric8.zjsonpatch.JsonPatchException;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The kinds of patches, by the content type of the request. */
final class Patches {
  static final String APPLY = "application/apply-patch+yaml";
  private static final String JSON = "application/json-patch+json";
  private static final String MERGE = "application/merge-patch+json";
  private static final String STRATEGIC = "application/strategic-merge-patch+json";

  private Patches() {}

  /**
   * The patch in this body. Kinds of patches that the type does not understand are answered with
   * 415.
   */
  static Patch read(ResourceType type, String contentType, byte[] body) {
    if (contentType.equals(JSON)) {
      return jsonPatch(body);
    }
    if (contentType.equals(MERGE)) {
      var patch = Json.readObject(body);
      return current -> MergePatch.apply(current, patch);
    }
    if (contentType.equals(STRATEGIC) && type.origin() == Origin.BUILT_IN) {
      var patch = Json.readObject(body);
      return current -> StrategicMergePatch.apply(current, patch);
    }
    throw ApiError.unsupportedMediaType(acceptedFor(type));
  }

  private static List<String> acceptedFor(ResourceType type) {
    return type.origin() == Origin.BUILT_IN
        ? List.of(JSON, MERGE, STRATEGIC, APPLY)
        : List.of(JSON, MERGE, APPLY);
  }

  private static Patch jsonPatch(byte[] body) {
    var patch = Json.read(body);
    return current -> {
      try {
        return (ObjectNode) JsonPatch.apply(patch, current.deepCopy());
      } catch (JsonPatchException | ClassCastException unfit) {
        throw ApiError.unprocessable(
            "the server rejected our request due to an error in our request: "
                + unfit.getMessage());
      }
    };
  }
}
