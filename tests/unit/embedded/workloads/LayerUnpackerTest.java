package embedded.workloads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class LayerUnpackerTest {
  private static final String TAR = "application/vnd.oci.image.layer.v1.tar";

  @TempDir Path directory;
  private LayerUnpacker unpacker;

  @BeforeEach
  void make() {
    unpacker = new LayerUnpacker("models", directory);
  }

  /** A tar of empty-bodied or small files: name, content, name, content ... */
  private static byte[] tar(String... namesAndContents) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(bytes)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        var content = namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8);
        var entry = new TarArchiveEntry(namesAndContents[i], true);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }

  private String read(String name) throws IOException {
    return Files.readString(directory.resolve(name));
  }

  @Test
  void takesOnlyTheFolder() throws Exception {
    unpacker.add(TAR, tar("etc/passwd", "x", "models/1/model.onnx", "m", "./models/a", "a"));
    unpacker.add(TAR, tar("/models/b", "b", "modelsX/c", "c"));

    assertEquals("m", read("1/model.onnx"));
    assertEquals("a", read("a"));
    assertEquals("b", read("b"));
    assertFalse(Files.exists(directory.resolve("c")));
  }

  @Test
  void readsGzip() throws Exception {
    unpacker.add(TAR + "+gzip", gzip(tar("models/1/model.onnx", "m")));

    assertEquals("m", read("1/model.onnx"));
  }

  @Test
  void laterLayersReplaceAndRemove() throws Exception {
    unpacker.add(TAR, tar("models/a", "old", "models/b", "b", "models/c/d", "d"));
    unpacker.add(TAR, tar("models/a", "new", "models/.wh.b", "", "models/c/.wh..wh..opq", ""));

    assertEquals("new", read("a"));
    assertFalse(Files.exists(directory.resolve("b")));
    assertFalse(Files.exists(directory.resolve("c/d")));
  }

  @Test
  void refusesToLeaveTheFolder() throws Exception {
    var evil = tar("models/../../evil", "x");

    assertThrows(IOException.class, () -> unpacker.add(TAR, evil));
    assertFalse(Files.exists(directory.resolve("../evil")));
  }

  @Test
  void saysThatZstdIsNotSupported() throws Exception {
    var refused =
        assertThrows(IOException.class, () -> unpacker.add(TAR + "+zstd", new byte[] {0x28}));

    assertEquals(
        "layers of type " + TAR + "+zstd are not supported, use tar or gzip", refused.getMessage());
  }
}
