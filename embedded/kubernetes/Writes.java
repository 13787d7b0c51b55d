package embedded.kubernetes;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/**
 * Creates and changes objects by the rules of the API: names, namespaces, versions, generations,
 * status.
 */
final class Writes {
  private final ObjectStore store;
  private final ResourceTypes types;
  private final NewObjects newObjects;

  Writes(ObjectStore store, ResourceTypes types) {
    this.store = store;
    this.types = types;
    this.newObjects = new NewObjects(store, types);
  }

  ObjectNode existing(ResourceType type, ObjectId id) {
    return store.get(id).orElseThrow(() -> ApiError.notFound(type, id.name()));
  }

  ObjectNode create(ResourceType type, String namespace, ObjectNode body, WriteOptions options) {
    var object = body.deepCopy();
    Envelope.check(type, object, namespace, "");
    if (Metadata.of(object).json().hasNonNull("resourceVersion")) {
      throw ApiError.badRequest("resourceVersion should not be set on objects to be created");
    }
    Metadata.of(object).json().remove("managedFields");
    NewObjects.nameIfGenerated(object);
    return store.exclusively(
        () -> {
          var created = newObjects.complete(type, object);
          ManagedFields.recordUpdate(type, Json.object(), created, options);
          return commitNew(type, created, options);
        });
  }

  private ObjectNode commitNew(ResourceType type, ObjectNode object, WriteOptions options) {
    var metadata = Metadata.of(object);
    var id = type.id(metadata.namespace(), metadata.name());
    if (store.get(id).isPresent()) {
      throw ApiError.alreadyExists(type, id.name());
    }
    if (options.dryRun()) {
      return object;
    }
    if (type.resource().equals(CustomTypes.DEFINITIONS)) {
      CustomTypes.markEstablished(object);
      types.register(object);
    }
    return store.put(id, object);
  }

  /** Replaces the object by what the client sent. */
  ObjectNode replace(ResourceType type, ObjectId id, ObjectNode body, WriteOptions options) {
    Envelope.check(type, body, id.namespace(), id.name());
    if (type.origin() == ResourceType.Origin.CUSTOM
        && Metadata.of(body).resourceVersion().isEmpty()) {
      existing(type, id);
      throw ApiError.invalid(
          type,
          id.name(),
          "metadata.resourceVersion",
          "Invalid value: 0x0: must be specified for an update");
    }
    return change(type, id, current -> body.deepCopy(), options);
  }

  ObjectNode patch(ResourceType type, ObjectId id, Patch patch, WriteOptions options) {
    return change(
        type,
        id,
        current -> {
          var patched = patch.applyTo(current);
          Envelope.check(type, patched, id.namespace(), id.name());
          return patched;
        },
        options);
  }

  private ObjectNode change(
      ResourceType type, ObjectId id, UnaryOperator<ObjectNode> change, WriteOptions options) {
    return store.exclusively(
        () -> {
          var current = existing(type, id);
          var next = change.apply(current);
          refuseStale(type, current, next);
          next = withinReach(type, current, next, options);
          ManagedFields.recordUpdate(type, current, next, options);
          return commit(type, id, current, next, options);
        });
  }

  /** Server-side apply: creates the object where there is none. */
  ObjectNode apply(ResourceType type, ObjectId id, ObjectNode configuration, WriteOptions options) {
    Envelope.check(type, configuration, id.namespace(), id.name());
    if (configuration.at("/metadata/managedFields").size() > 0) {
      throw ApiError.badRequest("metadata.managedFields must be nil");
    }
    var wanted = configuration.deepCopy();
    if (options.isStatus()) {
      wanted.retain("apiVersion", "kind", "metadata", "status");
    } else if (type.hasStatus()) {
      wanted.remove("status");
    }
    return store.exclusively(
        () -> {
          var live = store.get(id);
          return live.isEmpty()
              ? applyNew(type, wanted, options)
              : applyTo(type, id, live.get(), wanted, options);
        });
  }

  private ObjectNode applyNew(ResourceType type, ObjectNode configuration, WriteOptions options) {
    if (options.isStatus()) {
      throw ApiError.notFound(type, Metadata.of(configuration).name());
    }
    var applied = ServerSideApply.apply(type, Json.object(), configuration, options);
    return commitNew(type, newObjects.complete(type, applied), options);
  }

  private ObjectNode applyTo(
      ResourceType type,
      ObjectId id,
      ObjectNode live,
      ObjectNode configuration,
      WriteOptions options) {
    refuseStale(type, live, configuration);
    var applied = ServerSideApply.apply(type, live, configuration, options);
    return commit(type, id, live, withinReach(type, live, applied, options), options);
  }

  private static void refuseStale(ResourceType type, ObjectNode current, ObjectNode next) {
    var stored = Metadata.of(current);
    var sent = Metadata.of(next);
    if (!sent.resourceVersion().isEmpty()
        && !sent.resourceVersion().equals(stored.resourceVersion())) {
      throw ApiError.modified(type, stored.name());
    }
    if (!sent.uid().isEmpty() && !sent.uid().equals(stored.uid())) {
      throw ApiError.conflict(
          type,
          stored.name(),
          "Precondition failed: UID in precondition: %s, UID in object meta: %s"
              .formatted(sent.uid(), stored.uid()));
    }
  }

  /** Of a write to {@code status} only the status counts, of any other write everything else. */
  private static ObjectNode withinReach(
      ResourceType type, ObjectNode current, ObjectNode next, WriteOptions options) {
    var result = next;
    if (options.isStatus()) {
      result = current.deepCopy();
      copyField("status", next, result);
      copyField("managedFields", Metadata.of(next).json(), Metadata.of(result).json());
    } else if (type.hasStatus()) {
      copyField("status", current, result);
    }
    Metadata.of(result).keepServerFields(Metadata.of(current));
    if (!options.isStatus()) {
      Defaults.apply(type, result);
    }
    return result;
  }

  private static void copyField(String field, ObjectNode from, ObjectNode to) {
    if (from.has(field)) {
      to.set(field, from.get(field).deepCopy());
    } else {
      to.remove(field);
    }
  }

  private ObjectNode commit(
      ResourceType type, ObjectId id, ObjectNode current, ObjectNode next, WriteOptions options) {
    var metadata = Metadata.of(next);
    metadata.json().set("resourceVersion", Metadata.of(current).json().get("resourceVersion"));
    if (!contentOf(next).equals(contentOf(current))) {
      metadata.json().put("generation", metadata.generation() + 1);
    }
    if (next.equals(current)) {
      return current; // nothing changed: no new version, no event
    }
    if (options.dryRun()) {
      return next;
    }
    if (type.resource().equals(CustomTypes.DEFINITIONS)) {
      types.register(next);
    }
    var stored = store.put(id, next);
    boolean released = metadata.isBeingDeleted() && metadata.finalizers().isEmpty();
    return released ? Optional.ofNullable(store.remove(id)).orElse(stored) : stored;
  }

  /** What counts for the generation: all but the metadata and the status. */
  private static ObjectNode contentOf(ObjectNode object) {
    var content = Json.object();
    object.properties().forEach(it -> content.set(it.getKey(), it.getValue()));
    return content.remove(List.of("metadata", "status"));
  }
}
