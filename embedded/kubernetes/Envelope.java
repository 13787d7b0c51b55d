package embedded.kubernetes;

import tools.jackson.databind.node.ObjectNode;

/** Checks that a body is what its URL says: type, namespace and name. Fills in what is missing. */
final class Envelope {
  private Envelope() {}

  /**
   * Refuses with 400 what does not fit.
   *
   * @param name the name in the URL; empty where an object is created
   */
  static void check(ResourceType type, ObjectNode object, String namespace, String name) {
    checkType(type, object);
    var metadata = Metadata.of(object);
    if (!type.namespaced()) {
      metadata.json().remove("namespace");
    } else if (metadata.namespace().isEmpty()) {
      metadata.json().put("namespace", namespace);
    } else if (!metadata.namespace().equals(namespace)) {
      throw ApiError.badRequest(
          "the namespace of the provided object does not match the namespace sent on the request");
    }
    if (metadata.name().isEmpty() && !name.isEmpty()) {
      metadata.json().put("name", name);
    } else if (!name.isEmpty() && !metadata.name().equals(name)) {
      throw ApiError.badRequest(
          "the name of the object (%s) does not match the name on the URL (%s)"
              .formatted(metadata.name(), name));
    }
  }

  private static void checkType(ResourceType type, ObjectNode object) {
    var apiVersion = object.path("apiVersion").asString("");
    if (apiVersion.isEmpty()) {
      object.put("apiVersion", type.groupVersion());
    } else if (!apiVersion.equals(type.groupVersion())) {
      throw ApiError.badRequest(
          "the API version in the data (%s) does not match the expected API version (%s)"
              .formatted(apiVersion, type.groupVersion()));
    }
    var kind = object.path("kind").asString("");
    if (kind.isEmpty()) {
      object.put("kind", type.kind());
    } else if (!kind.equals(type.kind())) {
      throw ApiError.badRequest(
          "%s in version \"%s\" cannot be handled as a %s"
              .formatted(kind, type.version(), type.kind()));
    }
  }
}
