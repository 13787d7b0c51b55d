package embedded.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Versions, events and the file of the store. */
@Tag("unit")
class ObjectStoreTest {
  private static final String RESOURCE = "configmaps";

  @TempDir Path directory;
  private final ObjectStore store = new ObjectStore();

  private static ObjectId id(String name) {
    return new ObjectId(RESOURCE, "user1-test", name);
  }

  private static ObjectNode object(String name) {
    var object = Json.object();
    object.putObject("metadata").put("name", name).put("namespace", "user1-test");
    return object;
  }

  @Test
  void watchGoesOnWhereTheListEnded() throws Exception {
    store.put(id("one"), object("one"));
    var listed = store.list(RESOURCE, "").version();
    store.put(id("two"), object("two"));
    store.remove(id("one"));

    try (var watcher = store.watchSince(RESOURCE, listed)) {
      assertEquals("two", watcher.poll(0).id().name());
      assertEquals(ObjectEvent.Type.DELETED, watcher.poll(0).type());
    }
  }

  @Test
  void forgottenVersionsAreExpired() {
    var listed = store.list(RESOURCE, "").version();
    for (int i = 0; i < 2001; i++) {
      store.put(id("one"), object("one"));
    }

    var refused = assertThrows(ApiError.class, () -> store.watchSince(RESOURCE, listed));

    assertEquals(410, refused.code());
    store.watchSince("pods", listed).close(); // the noise of one resource costs the others nothing
  }

  @Test
  void versionsThatDoNotExistYetAreExpired() {
    assertEquals(410, assertThrows(ApiError.class, () -> store.watchSince(RESOURCE, 1_000)).code());
  }

  @Test
  void savedStateComesBackWithItsVersion() throws Exception {
    store.put(id("one"), object("one"));
    var version = store.put(id("two"), object("two")).at("/metadata/resourceVersion").asString();
    var file = directory.resolve("state.jsonl");
    store.save(file);

    var loaded = new ObjectStore();
    loaded.load(file);

    assertEquals(store.all(), loaded.all());
    assertEquals(version, Long.toString(loaded.version()));
    assertThrows(ApiError.class, () -> loaded.watchSince(RESOURCE, 1));
  }

  @Test
  void listOfOneNamespaceHasNothingOfOthers() {
    store.put(id("one"), object("one"));
    store.put(new ObjectId(RESOURCE, "user1-test2", "other"), object("other"));
    store.put(new ObjectId("configmapsets", "user1-test", "other"), object("other"));

    assertEquals(1, store.list(RESOURCE, "user1-test").objects().size());
    assertEquals(2, store.list(RESOURCE, "").objects().size());
  }
}
