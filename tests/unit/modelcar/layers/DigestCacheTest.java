package modelcar.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import modelcar.ModelFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.Digest;

/** What is remembered of layers, and what makes it worthless. */
@Tag("unit")
class DigestCacheTest {
  private static final Digest DIGEST = Digest.of(new byte[] {1});

  @TempDir Path folder;
  private Path model;
  private DigestCache cache;

  @BeforeEach
  void makeModel() throws IOException {
    model = folder.resolve("model.onnx");
    Files.writeString(model, "weights");
    cache = new DigestCache(folder.resolve("not-there-yet"));
  }

  @Test
  void anUnchangedModelNeedNotBeRead() throws Exception {
    cache.remember(layer(), DIGEST, later());

    assertEquals(Optional.of(DIGEST), found());
  }

  @Test
  void aWrittenFileIsReadAgainEvenIfItsTimeIsSetBack() throws Exception {
    cache.remember(layer(), DIGEST, later());
    var time = Files.getLastModifiedTime(model);
    Files.writeString(model, "WEIGHTS");
    Files.setLastModifiedTime(model, time);

    assertEquals(Optional.empty(), found());
  }

  @Test
  void aCopyWithTheSameTimeIsReadToo() throws Exception {
    cache.remember(layer(), DIGEST, later());
    var time = Files.getLastModifiedTime(model);
    var copy = Files.copy(model, folder.resolve("copy"));
    Files.setLastModifiedTime(copy, time);
    Files.move(copy, model, java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    assertEquals(Optional.empty(), found());
  }

  // a file system as Windows has it, as far as it tells neither ctime nor inode
  @Test
  void whereTheSystemTellsTooLittleNothingIsRemembered() throws Exception {
    try (var zip = FileSystems.newFileSystem(folder.resolve("a.zip"), Map.of("create", "true"))) {
      model = Files.writeString(zip.getPath("/model.onnx"), "weights");
      assertEquals("", layer().files().get(0).state().identity());

      cache.remember(layer(), DIGEST, later());
      cache.rememberPush(layer(), "quay.io/me/a");

      assertEquals(Optional.empty(), found());
      assertTrue(Files.notExists(folder.resolve("not-there-yet")), "nothing is written either");
    }
  }

  // by a version that did not know better
  @Test
  void whatWasRememberedOfSuchAFileIsNotBelieved() throws Exception {
    cache.remember(layer(), DIGEST, later());
    var file = layer().files().get(0);
    var state = new FileState(file.size(), file.state().modified(), file.state().modified(), "");
    var poor = new ModelLayer(List.of(new LayerEntry.ModelFile(file.name(), model, state)));
    try (var files = Files.list(folder.resolve("not-there-yet"))) {
      var entry = files.findFirst().orElseThrow();
      Files.copy(entry, entry.resolveSibling(DigestCache.key(poor)));
    }

    assertEquals(Optional.empty(), cache.find(poor));
  }

  // it could be written once more within the same tick of the clock
  @Test
  void aFileThatWasWrittenJustNowIsNotRemembered() throws Exception {
    var layer = layer();
    var changed = layer.files().get(0).state().changed().toInstant();

    cache.remember(layer, DIGEST, changed.plus(Duration.ofMillis(1)));

    assertEquals(Optional.empty(), found());
  }

  @Test
  void onFileSystemsWithWholeSecondsItTakesLonger() {
    var state = new FileState(1, FileTime.fromMillis(0), FileTime.fromMillis(5000), "");

    assertTrue(!state.showsChangesFrom(Instant.ofEpochMilli(6500)));
    assertTrue(state.showsChangesFrom(Instant.ofEpochMilli(7500)));
  }

  @Test
  void repositoriesAreRememberedTheLastOneFirst() throws Exception {
    cache.remember(layer(), DIGEST, later());
    cache.rememberPush(layer(), "quay.io/me/a");
    cache.rememberPush(layer(), "quay.io/me/b");
    cache.rememberPush(layer(), "quay.io/me/a");

    assertEquals(
        List.of("quay.io/me/a", "quay.io/me/b"), cache.find(layer()).orElseThrow().repositories());
  }

  @Test
  void aBrokenCacheIsAsGoodAsNone() throws Exception {
    cache.remember(layer(), DIGEST, later());
    try (var files = Files.list(folder.resolve("not-there-yet"))) {
      for (var file : files.toList()) {
        Files.write(file, new byte[] {(byte) 0xff, 0, 1});
      }
    }
    assertEquals(Optional.empty(), found());

    cache.remember(layer(), DIGEST, later());
    assertEquals(Optional.of(DIGEST), found());
  }

  @Test
  void aDirectoryThatCannotBeMadeIsNoProblem() throws Exception {
    var file = Files.createFile(folder.resolve("a-file"));
    var inAFile = new DigestCache(file.resolve("cache"));

    inAFile.remember(layer(), DIGEST, later());

    assertEquals(Optional.empty(), inAFile.find(layer()));
  }

  private Optional<Digest> found() throws IOException {
    return cache.find(layer()).map(KnownDigest::digest);
  }

  private ModelLayer layer() throws IOException {
    return ModelLayers.of(ModelFiles.of(model)).get(0);
  }

  private static Instant later() {
    return Instant.now().plusSeconds(10);
  }
}
