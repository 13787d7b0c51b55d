package embedded.kubernetes;

import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** Makes what a client sent a new object of the platform. */
final class NewObjects {
  private final ObjectStore store;
  private final ResourceTypes types;

  NewObjects(ObjectStore store, ResourceTypes types) {
    this.store = store;
    this.types = types;
  }

  /** Gives an object that has only {@code generateName} a name. */
  static void nameIfGenerated(ObjectNode object) {
    var metadata = Metadata.of(object);
    var prefix = metadata.text("generateName");
    if (metadata.name().isEmpty() && !prefix.isEmpty()) {
      metadata.json().put("name", Names.generate(prefix));
    }
  }

  /**
   * The object with what the server gives every new one; refuses names and namespaces that are not
   * right.
   */
  ObjectNode complete(ResourceType type, ObjectNode object) {
    var metadata = Metadata.of(object);
    Names.check(type, metadata.name());
    requireLivingNamespace(type, metadata);
    metadata.json().remove(List.of("deletionTimestamp", "deletionGracePeriodSeconds", "selfLink"));
    metadata.json().put("uid", UUID.randomUUID().toString());
    metadata.json().put("creationTimestamp", Metadata.now());
    metadata.json().put("generation", 1);
    if (type.hasStatus()) {
      object.remove("status");
    }
    Defaults.apply(type, object);
    return object;
  }

  private void requireLivingNamespace(ResourceType type, Metadata metadata) {
    if (!type.namespaced()) {
      return;
    }
    var name = metadata.namespace();
    var namespaces = types.find("namespaces").orElseThrow();
    var namespace =
        store.get(namespaces.id("", name)).orElseThrow(() -> ApiError.notFound(namespaces, name));
    if (Metadata.of(namespace).isBeingDeleted()) {
      throw ApiError.forbidden(
          type,
          metadata.name(),
          "unable to create new content in namespace %s because it is being terminated"
              .formatted(name));
    }
  }
}
