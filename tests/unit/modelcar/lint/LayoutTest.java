package modelcar.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the model server finds under /models/1. */
@Tag("unit")
class LayoutTest {
  @TempDir Path directory;

  @Test
  void anEmptyDirectory() throws Exception {
    var model = ModelFixture.empty(directory);
    assertEquals(List.of("error empty-model ."), model.found());

    Files.createDirectories(directory.resolve("a/b"));
    assertEquals(List.of("error empty-model ."), model.found());
  }

  @Test
  void filesThatAreNoModel() throws Exception {
    var model = ModelFixture.empty(directory).file("README.md", "hello");

    assertEquals(List.of("error layout ."), model.found());
  }

  @Test
  void aVersionDirectoryWouldBecomeOneInAnother() throws Exception {
    ModelFixture.good(directory.resolve("1"));
    var model = ModelFixture.empty(directory);

    assertEquals(List.of("error layout 1"), model.found());
    assertTrue(model.findings().get(0).what().contains("/models/1/1"));
    assertTrue(model.findings().get(0).next().contains("MODEL/1"));
  }

  @Test
  void aVersionDirectoryBesideAModel() throws Exception {
    var model = ModelFixture.good(directory).file("2/notes.txt", "old");

    assertEquals(List.of("warning layout 2"), model.found());
  }

  @Test
  void aModelOneLevelTooDeep() throws Exception {
    ModelFixture.good(directory.resolve("export"));
    var model = ModelFixture.empty(directory);

    assertEquals(List.of("error layout export/model.onnx"), model.found());
    assertTrue(model.findings().get(0).next().endsWith(": export"));
  }

  @Test
  void weightsBesideTheGraph() throws Exception {
    var model = ModelFixture.empty(directory).file("net.xml", "<net/>");
    assertEquals(List.of("error missing-weights net.xml"), model.found());

    model.file("net.bin", "weights");
    assertEquals(List.of(), model.found());

    var paddle = ModelFixture.empty(directory.resolve("paddle")).file("net.pdmodel", "x");
    assertEquals(List.of("error missing-weights net.pdmodel"), paddle.found());
    assertEquals(List.of(), paddle.file("net.pdiparams", "x").found());
  }

  @ParameterizedTest
  @ValueSource(strings = {"saved_model.pb", "lite.tflite"})
  void otherFormatsOfOpenVino(String name) throws Exception {
    assertEquals(List.of(), ModelFixture.empty(directory).file(name, "x").found());
  }

  @ParameterizedTest
  @ValueSource(strings = {"model.joblib", "model.safetensors", "llm.gguf", "model.pt"})
  void modelsForOtherRuntimes(String name) throws Exception {
    var model = ModelFixture.empty(directory).file(name, "x");

    assertEquals(List.of("warning layout " + name), model.found());
  }

  @Test
  void severalModelsSideBySide() throws Exception {
    var model = ModelFixture.good(directory).file("other.onnx", OnnxBytes.model(new OnnxBytes()));

    assertEquals(List.of("warning several-models ."), model.found());
  }
}
