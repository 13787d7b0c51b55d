import console.Failure;
import java.io.IOException;
import serving.Prediction;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the sample model is known to answer for the sample song, from the file that lies beside the
 * model.
 */
final class KnownPrediction {
  private static final double TOLERANCE = 0.0005;

  private KnownPrediction() {}

  /**
   * @throws Failure when the prediction is another one: exit code 1
   */
  static void require(Prediction prediction) {
    try (var known =
        KnownPrediction.class.getResourceAsStream("/workshop/model/known-prediction.json")) {
      for (var expected : JsonMapper.shared().readTree(known).at("/expected/jukebox")) {
        int position = expected.path("position").asInt();
        double probability = expected.path("probability").asDouble();
        double predicted = prediction.values().get(position);
        if (Math.abs(predicted - probability) > TOLERANCE) {
          throw Failure.content(
              "the model says %.4f for %s, but it is known to say %.4f"
                  .formatted(predicted, expected.path("country").asString(), probability),
              "");
        }
      }
    } catch (IOException missing) {
      throw Failure.content("the sample model's known prediction is missing", "");
    }
  }
}
