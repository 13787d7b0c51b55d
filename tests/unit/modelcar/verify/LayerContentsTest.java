package modelcar.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What layers make of the model's directory. */
@Tag("unit")
class LayerContentsTest {

  @Test
  void onlyTheModelsDirectoryCounts() throws Exception {
    var image =
        image(
            new LayerBytes()
                .file("etc/passwd", "root")
                .file("models/1/model.onnx", "weights")
                .file("models/10/model.onnx", "other")
                .file("models/README", "readme"));

    assertEquals(Set.of("models/1/model.onnx"), image.keySet());
    assertEquals(digest("weights"), image.get("models/1/model.onnx"));
  }

  @Test
  void namesBeginAsEachToolLikes() throws Exception {
    var image =
        image(
            new LayerBytes().file("./models/1/a", "a"),
            new LayerBytes().directory("models/1").file("models/1/c", "c"));

    assertEquals(Set.of("models/1/a", "models/1/c"), image.keySet());
  }

  @Test
  void aHigherLayerReplacesAFile() throws Exception {
    var image =
        image(
            new LayerBytes().file("models/1/a", "old"), new LayerBytes().file("models/1/a", "new"));

    assertEquals(Map.of("models/1/a", digest("new")), image);
  }

  @Test
  void aHigherLayerRemovesFilesAndDirectories() throws Exception {
    var below =
        new LayerBytes()
            .file("models/1/a", "a")
            .file("models/1/ab", "ab")
            .file("models/1/sub/b", "b")
            .file("models/1/sub2/c", "c");

    var image =
        image(below, new LayerBytes().file("models/1/.wh.a", "").file("models/1/.wh.sub", ""));

    assertEquals(Set.of("models/1/ab", "models/1/sub2/c"), image.keySet());
  }

  @Test
  void aHigherLayerEmptiesADirectory() throws Exception {
    var below = new LayerBytes().file("models/1/a", "a").file("models/1/sub/b", "b");

    var image =
        image(
            below, new LayerBytes().file("models/1/new", "new").file("models/1/.wh..wh..opq", ""));

    assertEquals(Set.of("models/1/new"), image.keySet());
  }

  @Test
  void aHigherLayerRemovesWhatTheModelIsIn() throws Exception {
    assertEquals(
        Map.of(),
        image(new LayerBytes().file("models/1/a", "a"), new LayerBytes().file(".wh.models", "")));
    assertEquals(
        Map.of(),
        image(new LayerBytes().file("models/1/a", "a"), new LayerBytes().file(".wh..wh..opq", "")));
    assertEquals(
        Map.of(),
        image(new LayerBytes().file("models/1/a", "a"), new LayerBytes().file("models", "a file")));
  }

  @Test
  void aHardLinkIsTheFileAndASymbolicLinkIsNot() throws Exception {
    var image =
        image(
            new LayerBytes()
                .file("models/1/a", "a")
                .hardLink("models/1/b", "models/1/a")
                .symbolicLink("models/1/c", "a"));

    assertEquals(digest("a"), image.get("models/1/b"));
    assertEquals(LayerContents.LINK, image.get("models/1/c"));
  }

  @Test
  void gzipAroundItIsTakenOff() throws Exception {
    var gzipped = new LayerBytes().file("models/1/a", "a").gzipped();

    assertEquals(Set.of("models/1/a"), read(gzipped).files().keySet());
  }

  @Test
  void zstdIsNotRead() {
    var zstd = new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, 0};

    assertTrue(assertThrows(IOException.class, () -> read(zstd)).getMessage().contains("zstd"));
  }

  @Test
  void koreanNames() throws Exception {
    assertEquals(
        Set.of("models/1/노래.json"), image(new LayerBytes().file("models/1/노래.json", "")).keySet());
  }

  private static Map<String, FileDigest> image(LayerBytes... layers) throws IOException {
    var image = new TreeMap<String, FileDigest>();
    for (var layer : layers) {
      read(layer.toByteArray()).over(image);
    }
    return image;
  }

  private static LayerContents read(byte[] layer) throws IOException {
    return LayerContents.read(new ByteArrayInputStream(layer), "models/1");
  }

  private static FileDigest digest(String content) throws IOException {
    return FileDigest.of(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
  }
}
