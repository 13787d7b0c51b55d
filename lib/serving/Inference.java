package serving;

import console.Failure;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import platform.RouteClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Talks to a model server in the Open Inference Protocol (V2, the KServe predict protocol): {@code
 * GET /v2/models/M} says what the model takes, {@code GET /v2/models/M/ready} whether it can be
 * asked, {@code POST /v2/models/M/infer} predicts.
 */
public final class Inference {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final RouteClient http;
  private final String endpoint;
  private final String model;

  /**
   * @param endpoint where the server is, for example {@code
   *     https://jukebox-user1-test.apps.example.com}, or a path that leads to it, such as the UI's
   *     {@code /api}
   */
  public Inference(RouteClient http, String endpoint, String model) {
    this.http = http;
    this.endpoint = endpoint;
    this.model = model;
  }

  /**
   * Asks for one prediction.
   *
   * @throws Failure when nobody answers (exit code 6) or the answer is no prediction (1)
   */
  public Prediction predict(Song song) throws InterruptedException {
    var metadata = json(http.get(endpoint + "/v2/models/" + model), "the model's metadata");
    var request = JSON.writeValueAsString(Map.of("inputs", inputs(metadata, song)));
    var response = http.post(endpoint + "/v2/models/" + model + "/infer", request);
    var outputs = json(response, "a prediction").path("outputs");
    var values = new ArrayList<Double>();
    outputs.path(0).path("data").forEach(value -> values.add(value.asDouble()));
    if (values.isEmpty()) {
      throw Failure.content("the model " + model + " answered without any value", "oc logs");
    }
    return new Prediction(request, response.body(), List.copyOf(values));
  }

  /**
   * Asks once whether the model is ready to predict: {@code GET /v2/models/M/ready}.
   *
   * @param patience how long to wait for the answer
   * @throws Failure when nobody answers (exit code 6) or the model is not ready there (1)
   */
  public void requireReady(Duration patience) throws InterruptedException {
    var response = http.get(endpoint + "/v2/models/" + model + "/ready", patience);
    if (response.statusCode() != 200) {
      throw noAnswer(response, "a ready model " + model);
    }
  }

  /**
   * Asks once how many predictions the server has counted: {@code GET /metrics}, which is on the
   * same port as the protocol where the server was started with {@code --metrics_enable}. It is the
   * count of one pod: whose, decides whoever leads to the server.
   *
   * @param patience how long to wait for the answer
   * @return empty where the server does not tell
   */
  public Optional<PredictionCount> count(Duration patience) throws InterruptedException {
    try {
      var response = http.get(endpoint + "/metrics", patience);
      return response.statusCode() == 200
          ? PredictionCount.in(response.body(), model)
          : Optional.empty();
    } catch (Failure silent) {
      return Optional.empty();
    }
  }

  private static List<Map<String, Object>> inputs(JsonNode metadata, Song song) {
    var inputs = new ArrayList<Map<String, Object>>();
    for (var input : metadata.path("inputs")) {
      var name = input.path("name").asString();
      var tensor = new LinkedHashMap<String, Object>();
      tensor.put("name", name);
      tensor.put("shape", List.of(1, 1));
      tensor.put("datatype", input.path("datatype").asString("FP32"));
      tensor.put("data", List.of(song.feature(name)));
      inputs.add(tensor);
    }
    return inputs;
  }

  private JsonNode json(HttpResponse<String> response, String what) {
    if (response.statusCode() != 200) {
      throw noAnswer(response, what);
    }
    try {
      return JSON.readTree(response.body());
    } catch (JacksonException notJson) {
      throw Failure.content(
          endpoint + " did not answer with " + what + " but with something that is not JSON",
          "check the address");
    }
  }

  private Failure noAnswer(HttpResponse<String> response, String what) {
    return Failure.content(
        endpoint
            + " did not answer with "
            + what
            + ": status "
            + response.statusCode()
            + excerpt(response.body()),
        "check that the model " + model + " is deployed there");
  }

  private static String excerpt(String body) {
    var text = body.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
    return text.isEmpty() ? "" : ", " + text.substring(0, Math.min(text.length(), 200));
  }
}
