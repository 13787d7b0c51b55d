package workshop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("unit")
class ModelTest {
  private static final List<String> FEATURES =
      List.of(
          "is_explicit",
          "duration_ms",
          "danceability",
          "energy",
          "key",
          "loudness",
          "mode",
          "speechiness",
          "acousticness",
          "instrumentalness",
          "liveness",
          "valence",
          "tempo");
  private static final double FOUR_DECIMALS = 0.00005 + 0.00001;

  // the library wants one level in a JVM, and the sandbox's model server has chosen this one
  private final OrtEnvironment environment =
      OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);

  @ParameterizedTest
  @ValueSource(strings = {"jukebox", "jukebox-v2"})
  void hasTheSignatureOfTheWorkshopsModel(String version) throws OrtException {
    try (var session = session(version)) {
      assertEquals(FEATURES, List.copyOf(session.getInputInfo().keySet()));
      for (var input : session.getInputInfo().values()) {
        assertArrayEquals(new long[] {-1, 1}, ((TensorInfo) input.getInfo()).getShape());
      }
      var output = (TensorInfo) session.getOutputInfo().get("output").getInfo();
      assertArrayEquals(new long[] {-1, 72}, output.getShape());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jukebox", "jukebox-v2"})
  void predictsTheKnownSong(String version) throws OrtException {
    var known = json("known-prediction.json");
    var countries = json(version + "/artifacts/countries.json");
    try (var session = session(version)) {
      var probabilities = predict(session, known.get("request"));

      assertEquals(72, probabilities.length);
      for (var expected : known.get("expected").get(version)) {
        int position = expected.get("position").intValue();
        assertEquals(
            expected.get("probability").doubleValue(), probabilities[position], FOUR_DECIMALS);
        assertEquals(
            expected.get("country").stringValue(),
            countries.get(position).get("code").stringValue());
      }
      int best = known.get("expected").get(version).get(0).get("position").intValue();
      for (var probability : probabilities) {
        assertTrue(probability <= probabilities[best]);
      }
    }
  }

  @Test
  void secondVersionIsBetter() {
    var first = json("jukebox/artifacts/metrics.json").get("accuracy").doubleValue();
    var second = json("jukebox-v2/artifacts/metrics.json").get("accuracy").doubleValue();

    assertTrue(second > first, second + " > " + first);
  }

  @Test
  void knowsTheRangeOfEachInput() {
    var names =
        json("jukebox/artifacts/scaling.json")
            .valueStream()
            .map(range -> range.get("name").stringValue())
            .toList();

    assertEquals(FEATURES, names);
  }

  private OrtSession session(String version) throws OrtException {
    var file = WorkshopFolder.resolve("model").resolve(version).resolve("model.onnx");
    return environment.createSession(file.toString());
  }

  private float[] predict(OrtSession session, JsonNode request) throws OrtException {
    var inputs = new HashMap<String, OnnxTensor>();
    for (var input : request.get("inputs")) {
      var value = FloatBuffer.wrap(new float[] {input.get("data").get(0).floatValue()});
      inputs.put(
          input.get("name").stringValue(),
          OnnxTensor.createTensor(environment, value, new long[] {1, 1}));
    }
    try (var result = session.run(inputs)) {
      return ((float[][]) result.get(0).getValue())[0];
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  private static JsonNode json(String name) {
    return new JsonMapper().readTree(WorkshopFolder.resolve("model").resolve(name).toFile());
  }
}
