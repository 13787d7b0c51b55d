package modelcar.layers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import console.ExitCode;
import console.Failure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TimeZone;
import modelcar.ModelFiles;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import registry.Digest;

/** The archives of a model: the same bytes for the same files, whatever else differs. */
@Tag("unit")
class ModelLayersTest {
  /** Of {@link #model}: whoever changes it makes every pushed model a new one. */
  private static final String PINNED =
      "sha256:6ccea7a0035c5455c4cbd8ab2ecd706cb080b1bf59c55e17d1092ccff93d9b99";

  private static final long NINE_GIB = 9L * 1024 * 1024 * 1024;

  @TempDir Path folder;

  @Test
  void theDigestIsPinned() throws Exception {
    assertEquals(PINNED, digest(model(folder.resolve("model"))));
  }

  @Test
  void theDigestDependsOnNothingButNamesAndContent() throws Exception {
    var before = digest(model(folder.resolve("model")));
    var zone = TimeZone.getDefault();
    var user = System.getProperty("user.name");
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Seoul"));
      System.setProperty("user.name", "somebody-else");
      var again = folder.resolve("elsewhere").resolve("again");
      Files.createDirectories(again.getParent());
      var model = model(again);
      Files.setLastModifiedTime(again.resolve("model.onnx"), FileTime.fromMillis(0));
      again.resolve("model.onnx").toFile().setReadable(true, true);
      var backwards = new ArrayList<>(model.files());
      Collections.reverse(backwards);

      assertEquals(before, digest(new ModelFiles(again, backwards)));
    } finally {
      TimeZone.setDefault(zone);
      System.setProperty("user.name", user);
    }
  }

  @Test
  void anotherContentIsAnotherDigest() throws Exception {
    var before = digest(model(folder.resolve("model")));
    Files.writeString(folder.resolve("model").resolve("model.onnx"), "other weights");

    assertNotEquals(before, digest(files(folder.resolve("model"))));
  }

  @Test
  void theSizeIsKnownBeforeAnythingIsRead() throws Exception {
    var layer = ModelLayers.of(model(folder.resolve("model"))).get(0);

    assertEquals(layer.size(), bytes(layer).length);
  }

  @Test
  void everybodyMayReadAndRootOwnsIt() throws Exception {
    var layer = ModelLayers.of(model(folder.resolve("model"))).get(0);

    var names = new ArrayList<String>();
    for (var entry : entries(bytes(layer))) {
      names.add(entry.getName());
      assertEquals(entry.isDirectory() ? 0755 : 0644, entry.getMode() & 0777, entry.getName());
      assertEquals(0, entry.getLongUserId());
      assertEquals(0, entry.getLongGroupId());
      assertEquals("", entry.getUserName());
      assertEquals(1000, entry.getLastModifiedDate().getTime());
      assertTrue(!entry.isPaxHeader() && entry.getExtraPaxHeaders().isEmpty(), entry.getName());
    }
    assertEquals(
        List.of(
            "models/",
            "models/1/",
            "models/1/artifacts/",
            "models/1/artifacts/" + "long-name-".repeat(12) + ".json",
            "models/1/model.onnx"),
        names);
  }

  @Test
  void aLargeFileHasALayerOfItsOwn() throws Exception {
    var root = Files.createDirectories(folder.resolve("model"));
    Files.write(root.resolve("b.bin"), new byte[(int) ModelLayers.LARGE]);
    Files.write(root.resolve("a.bin"), new byte[(int) ModelLayers.LARGE]);
    Files.writeString(root.resolve("config.json"), "{}");
    Files.writeString(root.resolve("z.json"), "{}");

    var titles = ModelLayers.of(files(root)).stream().map(ModelLayer::title).toList();

    assertEquals(List.of("2 files", "models/1/a.bin", "models/1/b.bin"), titles);
  }

  @Test
  void thereAreNeverMoreLayersThanARuntimeTakes() throws Exception {
    var root = Files.createDirectories(folder.resolve("model"));
    for (int i = 0; i < ModelLayers.LARGE_LAYERS + 5; i++) {
      sparse(root.resolve("part-%03d.bin".formatted(i)), ModelLayers.LARGE + i);
    }

    var layers = ModelLayers.of(files(root));

    assertEquals(ModelLayers.LARGE_LAYERS + 1, layers.size());
    assertEquals("5 files", layers.get(0).title());
    assertEquals("models/1/part-000.bin", layers.get(0).files().get(0).name());
  }

  @Test
  void sizesAbove8GibAreWrittenAsGnuTarDoes() throws Exception {
    var root = Files.createDirectories(folder.resolve("model"));
    sparse(root.resolve("huge.bin"), NINE_GIB);

    var layer = ModelLayers.of(files(root)).get(0);
    var header = TarHeader.of(layer.files().get(0));

    assertEquals(TarHeader.BLOCK, header.length, "no header of its own for the size");
    assertEquals((byte) 0x80, header[124], "the sign of a binary number");
    assertEquals(NINE_GIB, ByteBuffer.wrap(header).getLong(128));
    assertEquals(3 * TarHeader.BLOCK + NINE_GIB + 2 * TarHeader.BLOCK, layer.size());
  }

  @Test
  void readingInSmallPiecesGivesTheSame() throws Exception {
    var layer = ModelLayers.of(model(folder.resolve("model"))).get(0);

    assertArrayEquals(bytes(layer, 4096), bytes(layer, 7));
  }

  @Test
  void aFileThatChangedSinceIsRefused() throws Exception {
    var layer = ModelLayers.of(model(folder.resolve("model"))).get(0);
    var file = folder.resolve("model").resolve("model.onnx");
    Files.writeString(file, "others");
    Files.setLastModifiedTime(file, FileTime.fromMillis(0));

    assertRefused(() -> bytes(layer));
    assertRefused(layer::requireUnchanged);
  }

  @Test
  void aFileThatGrowsOrShrinksOrGoesIsRefused() throws Exception {
    var root = folder.resolve("model");
    var file = root.resolve("model.onnx");
    var grown = ModelLayers.of(model(root)).get(0);
    Files.writeString(file, "longer than it was before");
    assertRefused(() -> bytes(grown));

    var shrunk = ModelLayers.of(files(root)).get(0);
    Files.writeString(file, "");
    assertRefused(() -> bytes(shrunk));

    var gone = ModelLayers.of(files(root)).get(0);
    Files.delete(file);
    assertRefused(() -> bytes(gone));
  }

  @Test
  void anotherInodeIsNoChange() throws Exception {
    var planned = ModelLayers.of(model(folder.resolve("model"))).get(0);
    var entries = new ArrayList<LayerEntry>();
    for (var file : planned.files()) {
      var state = file.state();
      var forgotten = new FileState(state.size(), state.modified(), state.changed(), "1:1");
      entries.add(new LayerEntry.ModelFile(file.name(), file.path(), forgotten));
    }

    var layer = new ModelLayer(entries);

    assertEquals(layer.size(), bytes(layer).length);
    layer.requireUnchanged();
  }

  private interface Act {
    void run() throws Exception;
  }

  private static void assertRefused(Act act) {
    var refused = assertThrows(Failure.class, act::run);
    assertEquals(ExitCode.REFUSED, refused.exitCode());
    assertTrue(refused.getMessage().contains("model.onnx changed"), refused.getMessage());
  }

  private static ModelFiles model(Path root) throws IOException {
    Files.createDirectories(root.resolve("artifacts"));
    Files.writeString(root.resolve("model.onnx"), "weights");
    Files.writeString(root.resolve("artifacts").resolve("long-name-".repeat(12) + ".json"), "{}");
    return files(root);
  }

  private static ModelFiles files(Path root) throws IOException {
    return ModelFiles.of(root);
  }

  private static void sparse(Path file, long size) throws IOException {
    try (var raw = new RandomAccessFile(file.toFile(), "rw")) {
      raw.setLength(size);
    }
  }

  private static String digest(ModelFiles model) throws IOException {
    return Digest.of(bytes(ModelLayers.of(model).get(0))).text();
  }

  private static byte[] bytes(ModelLayer layer) throws IOException {
    return bytes(layer, 4096);
  }

  private static byte[] bytes(ModelLayer layer, int step) throws IOException {
    var out = new ByteArrayOutputStream();
    var buffer = ByteBuffer.allocate(step);
    try (var channel = layer.open()) {
      while (channel.read(buffer.clear()) >= 0) {
        out.write(buffer.array(), 0, buffer.position());
      }
    }
    return out.toByteArray();
  }

  private static List<TarArchiveEntry> entries(byte[] archive) throws IOException {
    var entries = new ArrayList<TarArchiveEntry>();
    try (var tar = new TarArchiveInputStream(new ByteArrayInputStream(archive))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        entries.add(entry);
      }
    }
    return entries;
  }
}
