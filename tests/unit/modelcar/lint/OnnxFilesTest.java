package modelcar.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether an ONNX file is one, and where its weights are. */
@Tag("unit")
class OnnxFilesTest {
  private static final Path WORKSHOP_MODEL = Path.of("workshop/model/jukebox/model.onnx");

  @TempDir Path directory;
  private ModelFixture model;

  @BeforeEach
  void noModelYet() throws Exception {
    model = ModelFixture.empty(directory);
  }

  @Test
  void weightsInTheFile() throws Exception {
    model.file("model.onnx", OnnxBytes.model(OnnxBytes.graph(OnnxBytes.tensor(100_000))));

    assertEquals(List.of(), model.found());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"hello", "<!DOCTYPE html><html><body>Sign in</body></html>", "{\"a\": 1}", "\n"})
  void texts(String content) throws Exception {
    model.file("model.onnx", content);

    assertEquals(List.of("error not-onnx model.onnx"), model.found());
  }

  @Test
  void anythingElse() throws Exception {
    var random = new Random(7);
    for (int i = 0; i < 200; i++) {
      var bytes = new byte[1 + random.nextInt(5000)];
      random.nextBytes(bytes);
      model.file("model.onnx", bytes);

      assertEquals(List.of("error not-onnx model.onnx"), model.found(), "seed 7, file " + i);
    }
  }

  @Test
  void aModelThatWasCutOffAnywhere() throws Exception {
    var whole = OnnxBytes.model(OnnxBytes.graph(OnnxBytes.tensor(300))).toByteArray();
    for (int length = 1; length < whole.length; length++) {
      model.file("model.onnx", Arrays.copyOf(whole, length));

      assertEquals(List.of("error not-onnx model.onnx"), model.found(), length + " bytes");
    }
  }

  @Test
  void aCutOffModelIsCalledOne() throws Exception {
    var whole = OnnxBytes.model(OnnxBytes.graph(OnnxBytes.tensor(300))).toByteArray();
    model.file("model.onnx", Arrays.copyOf(whole, whole.length - 1));

    assertTrue(model.findings().get(0).what().contains("it ends in the middle"));
  }

  @Test
  void weightsInAnotherFile() throws Exception {
    external("weights.bin", 0, 7);
    model.file("weights.bin", "weights");

    assertEquals(List.of("error external-data model.onnx"), model.found());
    assertTrue(model.findings().get(0).what().contains("weights.bin"));
    assertTrue(model.findings().get(0).next().contains("save_as_external_data=False"));
  }

  @Test
  void weightsThatAreMissing() throws Exception {
    external("./weights.bin", 0, 7);

    assertEquals(List.of("error external-data-missing model.onnx"), model.found());
  }

  @Test
  void weightsThatWereCutOff() throws Exception {
    external("weights.bin", 4, 4);
    model.file("weights.bin", "weights");

    assertEquals(List.of("error external-data-missing weights.bin"), model.found());
    assertTrue(model.findings().get(0).what().contains("7 bytes"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/etc/passwd", "../weights.bin", "a/../../b", "..", "C:\\w.bin", "\\\\server\\w"})
  void weightsElsewhere(String location) throws Exception {
    external(location, 0, 7);

    assertEquals(List.of("error external-data-leads-out model.onnx"), model.found());
  }

  @Test
  void dotsInANameLeadNowhere() throws Exception {
    external("weights..bin", 0, 7);
    model.file("weights..bin", "weights");

    assertEquals(List.of("error external-data model.onnx"), model.found());
  }

  @Test
  void tensorsInTheBodiesOfLoops() throws Exception {
    var body = OnnxBytes.graph(OnnxBytes.externalTensor("body.bin", 0, 1));
    var loop = new OnnxBytes().message(5, new OnnxBytes().text(1, "body").message(6, body));
    model.file("model.onnx", OnnxBytes.model(new OnnxBytes().message(1, loop)));

    assertEquals(List.of("error external-data-missing model.onnx"), model.found());
  }

  @Test
  void aConstantIsATensorToo() throws Exception {
    var value = new OnnxBytes().message(5, OnnxBytes.externalTensor("constant.bin", 0, 1));
    var function = new OnnxBytes().message(7, new OnnxBytes().message(5, value));
    var bytes = OnnxBytes.model(new OnnxBytes()).message(25, function);
    model.file("model.onnx", bytes);

    assertEquals(List.of("error external-data-missing model.onnx"), model.found());
  }

  @Test
  void weightsThatAreNoLongerExternal() throws Exception {
    var tensor = OnnxBytes.externalTensor("old.bin", 0, 1).number(14, 0);
    model.file("model.onnx", OnnxBytes.model(OnnxBytes.graph(tensor)));

    assertEquals(List.of(), model.found());
  }

  @Test
  void messagesWithoutAnEndOfTheirNesting() throws Exception {
    var graph = new OnnxBytes();
    for (int i = 0; i < 2000; i++) {
      graph =
          new OnnxBytes().message(1, new OnnxBytes().message(5, new OnnxBytes().message(6, graph)));
    }
    model.file("model.onnx", OnnxBytes.model(graph));

    assertTrue(model.findings().get(0).what().contains("nested too deep"));
  }

  // 3 GB that nobody wrote: the file has a hole where the weights are, and is not read there
  @Test
  void weightsAreNotRead() throws Exception {
    var length = 3L << 30;
    var tensorHead = new byte[] {9 << 3 | 2, 0, 0, 0, 0, 0};
    writeVarint(tensorHead, 1, length);
    try (var file = new RandomAccessFile(directory.resolve("model.onnx").toFile(), "rw")) {
      file.write(new byte[] {1 << 3, 10});
      writeField(file, 7, length + 6 + 6);
      writeField(file, 5, length + 6);
      file.write(tensorHead);
      file.setLength(file.getFilePointer() + length);
    }
    var started = System.nanoTime();

    assertEquals(List.of(), model.findings("100Gi"));
    assertTrue(System.nanoTime() - started < 2_000_000_000L, "it read the weights");
  }

  @Test
  void theWorkshopsModel() throws Exception {
    Files.copy(WORKSHOP_MODEL, directory.resolve("model.onnx"));

    assertEquals(List.of(), model.found());
  }

  private void external(String location, long offset, long length) throws Exception {
    var tensor = OnnxBytes.externalTensor(location, offset, length);
    model.file("model.onnx", OnnxBytes.model(OnnxBytes.graph(tensor)));
  }

  private static void writeField(RandomAccessFile file, int field, long length) throws Exception {
    var head = new byte[] {(byte) (field << 3 | 2), 0, 0, 0, 0, 0};
    writeVarint(head, 1, length);
    file.write(head);
  }

  // five bytes, whatever the number
  private static void writeVarint(byte[] bytes, int start, long value) {
    for (int i = 0; i < 5; i++) {
      bytes[start + i] = (byte) (value >>> 7 * i & 0x7f | (i < 4 ? 0x80 : 0));
    }
  }
}
