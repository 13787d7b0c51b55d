package embedded.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Tag("unit")
class ModelServerTest {
  static final String SUM_REQUEST =
      """
      {"id": "a song", "inputs": [
        {"name": "energy", "datatype": "FP32", "shape": [1, 1], "data": [2]},
        {"name": "tempo", "datatype": "FP32", "shape": [1, 1], "data": [[3.0]]}]}
      """;

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir Path directory;

  private HttpResponse<String> get(ModelServer server, String path) throws Exception {
    var request = HttpRequest.newBuilder(server.address().resolve(path)).build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(ModelServer server, String path, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(server.address().resolve(path))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> response) {
    return JsonMapper.shared().readTree(response.body());
  }

  private static ModelServerArguments song(Path directory) {
    return new ModelServerArguments("song", directory, 0, true);
  }

  private ModelServer start(String model) throws Exception {
    put("1/model.onnx", model);
    return ModelServer.start(song(directory));
  }

  private void put(String path, String model) throws IOException {
    var file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, PredictorRollOutTest.model(model));
  }

  @Test
  void predicts() throws Exception {
    try (var server = start("sum")) {
      var response = post(server, "/v2/models/song/infer", SUM_REQUEST);

      assertEquals(200, response.statusCode());
      assertEquals(
          JsonMapper.shared()
              .readTree(
                  """
                  {"model_name": "song", "model_version": "1", "id": "a song", "outputs": [
                    {"name": "output", "shape": [1, 1], "datatype": "FP32", "data": [5.0]}]}
                  """)
              .toString(),
          json(response).toString());
    }
  }

  @Test
  void describesTheModelAsOpenVinoModelServerDoes() throws Exception {
    try (var server = start("sum")) {
      assertEquals(
          JsonMapper.shared()
              .readTree(
                  """
                  {"name": "song", "versions": ["1"], "platform": "OpenVINO",
                   "inputs": [{"name": "energy", "datatype": "FP32", "shape": [-1, 1]},
                              {"name": "tempo", "datatype": "FP32", "shape": [-1, 1]}],
                   "outputs": [{"name": "output", "datatype": "FP32", "shape": [-1, 1]}]}
                  """)
              .toString(),
          json(get(server, "/v2/models/song")).toString());
    }
  }

  @Test
  void speaksAllDatatypes() throws Exception {
    try (var server = start("echo")) {
      var response =
          post(
              server,
              "/v2/models/song/infer",
              """
              {"inputs": [
                {"name": "fp64", "datatype": "FP64", "shape": [2], "data": [0.1, 1e300]},
                {"name": "int32", "datatype": "INT32", "shape": [1], "data": [-7]},
                {"name": "int64", "datatype": "INT64", "shape": [1], "data": [9007199254740993]},
                {"name": "bool", "datatype": "BOOL", "shape": [3], "data": [true, false, true]}],
               "outputs": [{"name": "bool_out"}, {"name": "int64_out"}, {"name": "int32_out"},
                           {"name": "fp64_out"}]}
              """);

      var outputs = json(response).get("outputs");
      assertEquals("[true,false,true]", outputs.at("/0/data").toString());
      assertEquals("[9007199254740993]", outputs.at("/1/data").toString());
      assertEquals("[-7]", outputs.at("/2/data").toString());
      assertEquals("[0.1,1.0E300]", outputs.at("/3/data").toString());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "energy | mood | unknown input 'mood'; expected the inputs energy FP32[-1, 1], tempo",
        "FP32 | FP64 | input 'energy': datatype 'FP64', expected FP32",
        "[1, 1] | [1] | input 'energy': shape [1], expected [-1, 1]",
        "[1, 1] | [1, 2] | input 'energy': shape [1,2], expected [-1, 1]",
        "[1, 1] | [2, 1] | input 'energy': 1 values, expected 2 for shape [2, 1]",
        "[1, 1] | [2000000000, 1] | input 'energy': 1 values, expected 2000000000 for shape",
        "[2] | [\"two\"] | input 'energy': value 0 is \"two\", expected a number",
        "[2] | [null] | input 'energy': value 0 is null, expected a number",
        "energy | tempo | input 'tempo' is given twice",
        "{\"id | {id | the request is not JSON",
        "inputs | input | the request has no list",
      })
  void saysWhatIsExpected(String from, String to, String sentence) throws Exception {
    try (var server = start("sum")) {
      int at = SUM_REQUEST.indexOf(from);
      var request = SUM_REQUEST.substring(0, at) + to + SUM_REQUEST.substring(at + from.length());
      var response = post(server, "/v2/models/song/infer", request);

      assertEquals(400, response.statusCode());
      var error = json(response).get("error").asString();
      assertTrue(error.startsWith(sentence), error);
    }
  }

  @Test
  void namesTheMissingInputs() throws Exception {
    try (var server = start("sum")) {
      var response = post(server, "/v2/models/song/infer", "{\"inputs\": []}");

      assertEquals(400, response.statusCode());
      var error = json(response).get("error").asString();
      assertTrue(error.startsWith("missing inputs energy, tempo; expected"), error);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/v2/health/live, 200",
    "/v2/health/ready, 200",
    "/v2, 200",
    "/v2/models/song/ready, 200",
    "/v2/models/song/versions/1, 200",
    "/v2/models/song/versions/2/ready, 404",
    "/v2/models/other, 404",
    "/v2/models/other/ready, 404",
    "/v1/models/song, 404",
    "/v2/models/song/infer, 405",
  })
  void answersOnThePathsOfTheProtocol(String path, int status) throws Exception {
    try (var server = start("sum")) {
      assertEquals(status, get(server, path).statusCode());
    }
  }

  @Test
  void countsRequests() throws Exception {
    try (var server = start("sum")) {
      post(server, "/v2/models/song/infer", SUM_REQUEST);
      post(server, "/v2/models/song/versions/1/infer", SUM_REQUEST);
      post(server, "/v2/models/song/infer", "{}");
      var metrics = get(server, "/metrics").body();

      assertTrue(
          metrics.contains(
              "ovms_requests_success{api=\"KServe\",interface=\"REST\",method=\"ModelInfer\",name=\"song\",version=\"1\"}"
                  + " 2"),
          metrics);
      assertTrue(metrics.contains("version=\"1\"} 1"), metrics);
    }
  }

  @Test
  void tellsCountsOnlyWhereItIsAskedTo() throws Exception {
    put("1/model.onnx", "sum");
    var silent = new ModelServerArguments("song", directory, 0, false);
    try (var server = ModelServer.start(silent)) {
      var response = get(server, "/metrics");

      assertEquals(400, response.statusCode());
      assertTrue(response.body().contains("Invalid request URL"), response.body());
    }
  }

  @Test
  void servesTheGreatestVersion() throws Exception {
    put("9/model.onnx", "sum");
    put("10/model.onnx", "product");
    Files.createDirectories(directory.resolve("11"));
    try (var server = ModelServer.start(song(directory))) {
      assertEquals("10", server.modelVersion());
    }
  }

  @Test
  void servesAModelWithoutVersionFolder() throws Exception {
    put("model.onnx", "sum");
    try (var server = ModelServer.start(song(directory))) {
      assertEquals("1", server.modelVersion());
    }
  }

  @Test
  void refusesABrokenModel() throws Exception {
    Files.createDirectories(directory.resolve("1"));
    Files.writeString(directory.resolve("1/model.onnx"), "version https://git-lfs...");
    var refused = assertThrows(ModelLoadException.class, () -> ModelServer.start(song(directory)));

    assertTrue(refused.getMessage().startsWith("cannot load model.onnx: "), refused.getMessage());
  }

  @Test
  void refusesAnEmptyDirectory() {
    var refused = assertThrows(ModelLoadException.class, () -> ModelServer.start(song(directory)));

    assertTrue(refused.getMessage().startsWith("no model in "), refused.getMessage());
  }
}
