package modelcar.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import console.Failure;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import modelcar.ModelFiles;
import modelcar.layers.ModelLayers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is in a registry against a model, and what cannot be believed of a registry. */
@Tag("unit")
@Timeout(60)
class ModelcarCheckTest {
  @TempDir Path directory;
  private HandmadeRegistry registry;
  private Path model;

  @BeforeEach
  void start() throws Exception {
    registry = new HandmadeRegistry(directory.resolve("home"));
    model = Files.createDirectories(directory.resolve("model"));
    Files.writeString(model.resolve("model.onnx"), "weights");
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  @Test
  void severalLayersOfSeveralKinds() throws Exception {
    Files.writeString(model.resolve("b.txt"), "b");
    var base = registry.layer(new LayerBytes().file("bin/sh", "shell").gzipped());
    var first = registry.layer(new LayerBytes().file("models/1/model.onnx", "old").toByteArray());
    var second = registry.layer(new LayerBytes().file("models/1/model.onnx", "weights").gzipped());
    var third = registry.layer(new LayerBytes().file("models/1/b.txt", "b").toByteArray());
    var digest = registry.image("1", base, first, second, third);

    var found = registry.compare("1", model);

    assertEquals(new Comparison(List.of(), List.of(), List.of()), found.comparison());
    assertEquals(digest, found.digest().text());
    assertEquals(digest, registry.compare(digest, model).digest().text());
  }

  @Test
  void anEmptyImageMissesEverything() throws Exception {
    registry.image("1");

    var comparison = registry.compare("1", model).comparison();

    assertEquals(List.of("model.onnx"), comparison.missing());
    assertEquals("1 missing", comparison.summary());
  }

  @Test
  void oneImageOfAnIndexIsTaken() throws Exception {
    var attestation = registry.image("attestation");
    var layer = registry.layer(new LayerBytes().file("models/1/model.onnx", "weights").gzipped());
    var image = registry.image("amd64", layer);
    var index =
        registry.manifest(
            "1",
            """
            {"mediaType": "application/vnd.oci.image.index.v1+json", "manifests": [
              {"digest": "%s", "platform": {"architecture": "unknown", "os": "unknown"}},
              {"digest": "%s", "platform": {"architecture": "amd64", "os": "linux"}}]}
            """
                .formatted(attestation, image));

    var found = registry.compare("1", model);

    assertTrue(found.comparison().isSame());
    assertEquals(index, found.digest().text());
  }

  @Test
  void aLayerThatIsNotWhatItsDigestSays() throws Exception {
    var layer = registry.layer(new LayerBytes().file("models/1/model.onnx", "other").toByteArray());
    registry.image("1", layer);
    registry.replace(
        "blobs/" + layer, new LayerBytes().file("models/1/model.onnx", "weights").toByteArray());

    assertFails(1, "damaged", "1");
  }

  @Test
  void aManifestThatIsNotWhatItsDigestSays() throws Exception {
    var digest = registry.image("1");
    registry.replace("manifests/" + digest, "{}".getBytes());

    assertFails(1, "damaged", digest);
  }

  @Test
  void aGzipThatIsBrokenIsDamageAndNotTheConnections() throws Exception {
    var bytes = new LayerBytes().file("models/1/model.onnx", "weights").gzipped();
    var layer = registry.layer(bytes);
    registry.image("1", layer);
    var broken = bytes.clone();
    broken[20] ^= 0x55;
    registry.replace("blobs/" + layer, broken);

    assertFails(1, "damaged", "1");
  }

  @Test
  void aLayerThatIsCutOff() throws Exception {
    var bytes = new LayerBytes().file("models/1/model.onnx", "weights").toByteArray();
    var layer = registry.layer(bytes);
    registry.image("1", layer);
    registry.cutOff("blobs/" + layer, bytes.length / 2);

    assertFails(6, "broke off", "1");
  }

  @Test
  void aLayerThatCannotBeRead() throws Exception {
    var layer = registry.layer(new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 1, 2, 3});
    registry.image("1", layer);

    assertFails(1, "zstd", "1");
  }

  @Test
  void theModelsOwnLayerIsNotTransferred() throws Exception {
    var own = registry.layer(packed(model));
    registry.image("1", own);

    assertTrue(registry.compare("1", model).comparison().isSame());
    assertFalse(registry.asked.contains("GET blobs/" + own), registry.asked::toString);

    Files.writeString(model.resolve("model.onnx"), "WEIGHTS");
    assertEquals(List.of("model.onnx"), registry.compare("1", model).comparison().different());
    assertTrue(registry.asked.contains("GET blobs/" + own), registry.asked::toString);
  }

  @Test
  void aLayerAboveTheModelsOwnCounts() throws Exception {
    var own = registry.layer(packed(model));
    var above = registry.layer(new LayerBytes().file("models/1/.wh.model.onnx", "").gzipped());
    registry.image("1", own, above);

    assertEquals(List.of("model.onnx"), registry.compare("1", model).comparison().missing());
  }

  private static byte[] packed(Path model) throws Exception {
    var layer = ModelLayers.of(ModelFiles.of(model)).get(0);
    try (var bytes = Channels.newInputStream(layer.open())) {
      return bytes.readAllBytes();
    }
  }

  @Test
  void aLayerThatIsGone() throws Exception {
    registry.image("1", "sha256:" + "ab".repeat(32));

    assertFails(1, "lost the layer", "1");
  }

  @Test
  void aRegistryThatDenies() {
    assertFails(5, "no account", "secret");
  }

  @Test
  void anotherLengthOrContentIsDifferent() throws Exception {
    for (var content : List.of("w", "WEIGHTS")) {
      var layer = registry.layer(new LayerBytes().file("models/1/model.onnx", content).gzipped());
      registry.image("1", layer);

      assertEquals(List.of("model.onnx"), registry.compare("1", model).comparison().different());
    }
  }

  private void assertFails(int exitCode, String word, String reference) {
    var failure = assertThrows(Failure.class, () -> registry.compare(reference, model));

    assertEquals(exitCode, failure.exitCode(), failure.getMessage());
    assertTrue(failure.getMessage().contains(word), failure.getMessage());
  }
}
