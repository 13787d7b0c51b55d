package embedded.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Removes in the background what has no reason to exist any more: objects whose owners are gone,
 * and the content of namespaces that are being deleted.
 */
final class GarbageCollector implements AutoCloseable {
  private static final long IDLE_MILLISECONDS = 60_000;

  private final ObjectStore store;
  private final ResourceTypes types;
  private final Deletion deletion;
  private final Watcher changes;
  private final Thread worker;

  GarbageCollector(ObjectStore store, ResourceTypes types, Deletion deletion) {
    this.store = store;
    this.types = types;
    this.deletion = deletion;
    this.changes = store.watchEverything();
    this.worker = new Thread(this::work, "garbage collector");
    worker.setDaemon(true);
  }

  void start() {
    worker.start();
  }

  private void work() {
    try {
      while (changes.isOpen()) {
        var event = changes.poll(IDLE_MILLISECONDS);
        if (event != null) {
          handle(event);
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void handle(ObjectEvent event) {
    try {
      if (event.type() == ObjectEvent.Type.DELETED) {
        collectDependents(Metadata.of(event.object()).uid());
        finishWaitingOwners(Metadata.of(event.object()));
        finishNamespace(event.id().namespace());
      } else if (Metadata.of(event.object()).isBeingDeleted()) {
        continueDeletion(event.id(), event.object());
      } else {
        collectIfOrphaned(event.id());
      }
    } catch (ApiError changedMeanwhile) {
      // the change that got in between has an event of its own
    }
  }

  private void continueDeletion(ObjectId id, ObjectNode object) {
    if (id.resource().equals("namespaces")) {
      emptyNamespace(id.name());
    } else if (Metadata.of(object).finalizers().contains(Deletion.FOREGROUND)) {
      finishForeground(id);
    }
  }

  /** An owner that is deleted in the foreground may have waited for this dependent. */
  private void finishWaitingOwners(Metadata dependent) {
    for (var owner : dependent.ownerReferences()) {
      idOf(owner, dependent.namespace())
          .flatMap(id -> store.get(id).map(it -> Map.entry(id, it)))
          .filter(it -> Metadata.of(it.getValue()).isBeingDeleted())
          .ifPresent(it -> continueDeletion(it.getKey(), it.getValue()));
    }
  }

  private void emptyNamespace(String namespace) {
    for (var id : List.copyOf(store.all().keySet())) {
      if (id.namespace().equals(namespace)) {
        delete(id, Deletion.Options.background());
      }
    }
    finishNamespace(namespace);
  }

  private void finishNamespace(String name) {
    if (name.isEmpty()) {
      return;
    }
    var id = new ObjectId("namespaces", "", name);
    store.exclusively(
        () -> {
          boolean isGoing =
              store.get(id).filter(it -> Metadata.of(it).isBeingDeleted()).isPresent();
          boolean isEmpty =
              store.all().keySet().stream().noneMatch(it -> it.namespace().equals(name));
          return isGoing && isEmpty ? store.remove(id) : null;
        });
  }

  private void finishForeground(ObjectId id) {
    var owner = store.get(id).map(it -> Metadata.of(it).uid()).orElse("");
    var dependents = dependentsOf(owner);
    dependents.forEach(
        it ->
            delete(
                it.getKey(), new Deletion.Options(Deletion.Propagation.FOREGROUND, "", "", false)));
    if (dependentsOf(owner).isEmpty()) {
      release(id);
    }
  }

  /** Takes the collector's own finalizer off; without any other the object goes. */
  private void release(ObjectId id) {
    store.exclusively(
        () -> {
          var object = store.get(id).orElse(null);
          if (object == null) {
            return null;
          }
          var released = object.deepCopy();
          var metadata = Metadata.of(released);
          var left =
              metadata.finalizers().stream().filter(it -> !it.equals(Deletion.FOREGROUND)).toList();
          metadata.setFinalizers(left);
          store.put(id, released);
          return left.isEmpty() ? store.remove(id) : released;
        });
  }

  private List<Map.Entry<ObjectId, ObjectNode>> dependentsOf(String uid) {
    return store.all().entrySet().stream()
        .filter(it -> Metadata.of(it.getValue()).isOwnedBy(uid))
        .toList();
  }

  private void collectDependents(String ownerUid) {
    for (var dependent : dependentsOf(ownerUid)) {
      collectIfOrphaned(dependent.getKey());
    }
  }

  /** Deletes an object that has owners, none of which exists any more. */
  private void collectIfOrphaned(ObjectId id) {
    var object = store.get(id).orElse(null);
    if (object == null) {
      return;
    }
    var metadata = Metadata.of(object);
    var owners = metadata.ownerReferences();
    if (!owners.isEmpty() && owners.stream().noneMatch(it -> exists(it, metadata.namespace()))) {
      delete(id, new Deletion.Options(Deletion.Propagation.BACKGROUND, metadata.uid(), "", false));
    }
  }

  private boolean exists(JsonNode owner, String namespace) {
    return idOf(owner, namespace)
        .flatMap(store::get)
        .filter(it -> Metadata.of(it).uid().equals(owner.path("uid").asString("")))
        .isPresent();
  }

  private Optional<ObjectId> idOf(JsonNode owner, String namespace) {
    return types
        .findKind(owner.path("apiVersion").asString(""), owner.path("kind").asString(""))
        .map(type -> type.id(namespace, owner.path("name").asString("")));
  }

  private void delete(ObjectId id, Deletion.Options options) {
    types.find(id.resource()).ifPresent(type -> deletion.delete(type, id, options));
  }

  @Override
  public void close() {
    changes.close();
    worker.interrupt();
  }
}
