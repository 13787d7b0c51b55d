package embedded.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * A manifest or index: its bytes as they were pushed, since its digest is theirs, and what the
 * registry has to know of it.
 *
 * @param mediaType as it was pushed
 * @param blobs config and layers, which the repository must have
 * @param manifests an index's manifests, which the repository must have
 * @param subject the manifest that this one says something about (a signature, a bill of materials)
 * @param artifactType what it is, for the list of referrers; the config's media type if it does not
 *     say
 */
record Manifest(
    byte[] bytes,
    String mediaType,
    List<Digest> blobs,
    List<Digest> manifests,
    Optional<Digest> subject,
    Optional<String> artifactType,
    Map<String, String> annotations) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * @throws RegistryError MANIFEST_INVALID if it is no JSON object, DIGEST_INVALID if it has a
   *     malformed digest
   */
  static Manifest parse(byte[] bytes, String mediaType) throws RegistryError {
    JsonNode root;
    try {
      root = JSON.readTree(bytes);
    } catch (JacksonException notJson) {
      throw invalid("not JSON");
    }
    if (!root.isObject()) {
      throw invalid("not a JSON object");
    }
    var blobs = new ArrayList<Digest>();
    if (root.has("config")) {
      blobs.add(digest(root.get("config")));
    }
    for (var layer : root.path("layers")) {
      if (!layer.has("urls")) { // those are elsewhere
        blobs.add(digest(layer));
      }
    }
    var manifests = new ArrayList<Digest>();
    for (var manifest : root.path("manifests")) {
      manifests.add(digest(manifest));
    }
    var subject =
        root.has("subject") ? Optional.of(digest(root.get("subject"))) : Optional.<Digest>empty();
    return new Manifest(
        bytes,
        mediaType == null ? root.path("mediaType").asString("") : mediaType,
        blobs,
        manifests,
        subject,
        artifactType(root),
        annotations(root));
  }

  private static Digest digest(JsonNode descriptor) throws RegistryError {
    return Digest.parse(descriptor.path("digest").asString(""));
  }

  private static Optional<String> artifactType(JsonNode root) {
    var declared = root.path("artifactType").asString("");
    var type = declared.isEmpty() ? root.path("config").path("mediaType").asString("") : declared;
    return type.isEmpty() ? Optional.empty() : Optional.of(type);
  }

  private static Map<String, String> annotations(JsonNode root) {
    var annotations = new TreeMap<String, String>();
    root.path("annotations")
        .properties()
        .forEach(it -> annotations.put(it.getKey(), it.getValue().asString("")));
    return annotations;
  }

  private static RegistryError invalid(String why) {
    return new RegistryError(400, "MANIFEST_INVALID", "manifest invalid: " + why);
  }

  Digest digest() {
    return Digest.of(bytes);
  }
}
