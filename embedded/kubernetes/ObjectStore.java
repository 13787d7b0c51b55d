package embedded.kubernetes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * All objects of the platform, the version that counts their changes, and those who watch them.
 * What is in the store is never changed in place: who changes an object puts a copy. Readers do not
 * wait for each other.
 */
public final class ObjectStore {
  private static final String EVERYTHING = "*";

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final ConcurrentSkipListMap<ObjectId, ObjectNode> objects = new ConcurrentSkipListMap<>();
  private final Map<String, EventLog> logs = new HashMap<>();
  private final Map<String, List<Watcher>> watchers = new ConcurrentHashMap<>();
  private long version = 1;
  private long loadedVersion = 1;

  /** Objects as they all were at one version. */
  record Listing(List<ObjectNode> objects, long version) {}

  Optional<ObjectNode> get(ObjectId id) {
    return Optional.ofNullable(objects.get(id));
  }

  /** The objects of one resource, in one namespace or (empty) in all. */
  Listing list(String resource, String namespace) {
    return reading(() -> new Listing(List.copyOf(range(resource, namespace)), version));
  }

  private Iterable<ObjectNode> scan(String resource, String namespace) {
    var from = new ObjectId(resource, namespace, "");
    // U+0000 is in no name, so this is the first id behind the wanted ones
    var to =
        namespace.isEmpty()
            ? new ObjectId(resource + '\0', "", "")
            : new ObjectId(resource, namespace + '\0', "");
    return objects.subMap(from, to).values();
  }

  private List<ObjectNode> range(String resource, String namespace) {
    var found = new ArrayList<ObjectNode>();
    scan(resource, namespace).forEach(found::add);
    return found;
  }

  /** Everything there is; for the garbage collector. */
  Map<ObjectId, ObjectNode> all() {
    return objects;
  }

  long version() {
    return reading(() -> version);
  }

  private <T> T reading(Supplier<T> work) {
    lock.readLock().lock();
    try {
      return work.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Does this while nobody else writes; what it reads stays true until it has written. */
  <T> T exclusively(Supplier<T> work) {
    lock.writeLock().lock();
    try {
      return work.get();
    } finally {
      lock.writeLock().unlock();
    }
  }

  /**
   * Stores a new or changed object, which from now on belongs to the store, under a new version.
   */
  ObjectNode put(ObjectId id, ObjectNode object) {
    return exclusively(
        () -> {
          version++;
          Metadata.of(object).json().put("resourceVersion", Long.toString(version));
          var previous = objects.put(id, object);
          var type = previous == null ? ObjectEvent.Type.ADDED : ObjectEvent.Type.MODIFIED;
          publish(new ObjectEvent(version, type, id, object, previous));
          return object;
        });
  }

  /**
   * Removes an object. Its last state goes out under the version of the removal, as watches expect.
   */
  ObjectNode remove(ObjectId id) {
    return exclusively(
        () -> {
          var previous = objects.remove(id);
          if (previous == null) {
            return null;
          }
          version++;
          var last = previous.deepCopy();
          Metadata.of(last).json().put("resourceVersion", Long.toString(version));
          publish(new ObjectEvent(version, ObjectEvent.Type.DELETED, id, last, previous));
          return last;
        });
  }

  private void publish(ObjectEvent event) {
    log(event.id().resource()).add(event);
    watchersOf(event.id().resource()).forEach(watcher -> watcher.offer(event));
    watchersOf(EVERYTHING).forEach(watcher -> watcher.offer(event));
  }

  private EventLog log(String resource) {
    return logs.computeIfAbsent(resource, it -> new EventLog(loadedVersion));
  }

  private List<Watcher> watchersOf(String resource) {
    return watchers.computeIfAbsent(resource, it -> new CopyOnWriteArrayList<>());
  }

  /**
   * Watches a resource from the version that a list or an earlier watch ended with. Answers 410 for
   * a version that is too old, and for one that this store has not reached (a client from before a
   * restart without state).
   */
  Watcher watchSince(String resource, long since) {
    return exclusively(
        () -> {
          if (since > version) {
            throw ApiError.expired(since, version);
          }
          return register(resource, log(resource).since(since));
        });
  }

  /** Watches a resource; the objects that exist already come first, as added. */
  Watcher watchFromNow(String resource, String namespace) {
    return exclusively(
        () -> {
          var first = new ArrayList<ObjectEvent>();
          for (var object : scan(resource, namespace)) {
            var metadata = Metadata.of(object);
            first.add(
                new ObjectEvent(
                    Long.parseLong(metadata.resourceVersion()),
                    ObjectEvent.Type.ADDED,
                    new ObjectId(resource, metadata.namespace(), metadata.name()),
                    object,
                    null));
          }
          return register(resource, first);
        });
  }

  /** Every change of every object from now on. */
  Watcher watchEverything() {
    return exclusively(() -> register(EVERYTHING, List.of()));
  }

  private Watcher register(String resource, List<ObjectEvent> first) {
    var watcher = new Watcher(first, closed -> watchersOf(resource).remove(closed));
    watchersOf(resource).add(watcher);
    return watcher;
  }

  /** Ends all watches: their clients come again or see that the server is gone. */
  void closeWatchers() {
    watchers.values().forEach(list -> list.forEach(Watcher::close));
  }

  /** Writes everything to a file of JSON lines; the file is complete or as it was before. */
  public void save(Path file) throws IOException {
    var state = reading(() -> new StateFile.State(version, new TreeMap<>(objects)));
    StateFile.write(file, state);
  }

  /**
   * Reads what {@link #save} wrote, in place of all there is. Watches of earlier versions have to
   * list again.
   */
  public void load(Path file) throws IOException {
    var state = StateFile.read(file);
    exclusively(
        () -> {
          objects.clear();
          objects.putAll(state.objects());
          version = state.version();
          loadedVersion = version;
          logs.clear();
          return null;
        });
  }
}
