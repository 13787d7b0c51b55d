package embedded.kubernetes;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Deletes objects: at once, or marked until the last finalizer is gone. */
final class Deletion {
  static final String FOREGROUND = "foregroundDeletion";

  private final ObjectStore store;
  private final ResourceTypes types;

  Deletion(ObjectStore store, ResourceTypes types) {
    this.store = store;
    this.types = types;
  }

  /** What becomes of the objects that the deleted one owns. */
  enum Propagation {
    BACKGROUND,
    FOREGROUND,
    ORPHAN
  }

  /**
   * How an object is to be deleted ({@code meta/v1 DeleteOptions}).
   *
   * @param uid only if it is this one; empty: any
   * @param resourceVersion only if it is this one; empty: any
   */
  record Options(Propagation propagation, String uid, String resourceVersion, boolean dryRun) {
    /** From the query parameter and the body of the request; the body counts. */
    static Options of(String propagationQuery, String dryRunQuery, ObjectNode body) {
      var policy = body.path("propagationPolicy").asString(propagationQuery);
      boolean orphans = body.path("orphanDependents").asBoolean(false);
      var propagation =
          switch (policy) {
            case "Foreground" -> Propagation.FOREGROUND;
            case "Orphan" -> Propagation.ORPHAN;
            default -> orphans ? Propagation.ORPHAN : Propagation.BACKGROUND;
          };
      return new Options(
          propagation,
          body.at("/preconditions/uid").asString(""),
          body.at("/preconditions/resourceVersion").asString(""),
          dryRunQuery.equals("All") || !body.path("dryRun").isEmpty());
    }

    static Options background() {
      return new Options(Propagation.BACKGROUND, "", "", false);
    }
  }

  /** Deletes this object; answers its last state, or its state while finalizers hold it. */
  ObjectNode delete(ResourceType type, ObjectId id, Options options) {
    return store.exclusively(
        () -> {
          var object = store.get(id).orElseThrow(() -> ApiError.notFound(type, id.name()));
          check(type, object, options);
          return options.dryRun() ? object : delete(type, id, object, options.propagation());
        });
  }

  private static void check(ResourceType type, ObjectNode object, Options options) {
    var metadata = Metadata.of(object);
    checkSame(type, metadata, "UID", options.uid(), metadata.uid());
    checkSame(
        type, metadata, "ResourceVersion", options.resourceVersion(), metadata.resourceVersion());
  }

  private static void checkSame(
      ResourceType type, Metadata metadata, String what, String wanted, String found) {
    if (!wanted.isEmpty() && !wanted.equals(found)) {
      throw ApiError.conflict(
          type,
          metadata.name(),
          "Precondition failed: %s in precondition: %s, %s in object meta: %s"
              .formatted(what, wanted, what, found));
    }
  }

  private ObjectNode delete(
      ResourceType type, ObjectId id, ObjectNode object, Propagation propagation) {
    if (propagation == Propagation.ORPHAN) {
      orphanDependents(Metadata.of(object).uid());
    }
    boolean isNamespace = type.resource().equals("namespaces");
    boolean waits = propagation == Propagation.FOREGROUND || isNamespace;
    if (!waits && Metadata.of(object).finalizers().isEmpty()) {
      return removeNow(type, id);
    }
    if (Metadata.of(object).isBeingDeleted()) {
      return object;
    }
    var marked = object.deepCopy();
    var metadata = Metadata.of(marked);
    metadata.json().put("deletionTimestamp", Metadata.now());
    metadata.json().put("deletionGracePeriodSeconds", 0);
    if (isNamespace) {
      marked.withObject("status").put("phase", "Terminating");
    } else if (propagation == Propagation.FOREGROUND) {
      var finalizers = new ArrayList<>(metadata.finalizers());
      finalizers.add(FOREGROUND);
      metadata.setFinalizers(finalizers);
    }
    return store.put(id, marked);
  }

  /** Removes the object; with a CustomResourceDefinition go its types and their objects. */
  ObjectNode removeNow(ResourceType type, ObjectId id) {
    if (type.resource().equals(CustomTypes.DEFINITIONS)) {
      store
          .list(id.name(), "")
          .objects()
          .forEach(it -> store.remove(idOf(id.name(), Metadata.of(it))));
      store.get(id).ifPresent(types::unregister);
    }
    return store.remove(id);
  }

  private static ObjectId idOf(String resource, Metadata metadata) {
    return new ObjectId(resource, metadata.namespace(), metadata.name());
  }

  private void orphanDependents(String uid) {
    for (var entry : List.copyOf(store.all().entrySet())) {
      if (Metadata.of(entry.getValue()).isOwnedBy(uid)) {
        store.put(entry.getKey(), withoutOwner(entry.getValue(), uid));
      }
    }
  }

  /** The object without its reference to this owner. */
  static ObjectNode withoutOwner(ObjectNode object, String uid) {
    var freed = object.deepCopy();
    var metadata = Metadata.of(freed);
    var left = Json.array();
    metadata.ownerReferences().stream()
        .filter(it -> !it.path("uid").asString("").equals(uid))
        .forEach(left::add);
    if (left.isEmpty()) {
      metadata.json().remove("ownerReferences");
    } else {
      metadata.json().set("ownerReferences", left);
    }
    return freed;
  }
}
