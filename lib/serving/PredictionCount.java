package serving;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * How many predictions a model server has made, as it counts them itself: OpenVINO Model Server's
 * {@code ovms_requests_success} and {@code ovms_requests_fail} (its documentation, "Metrics"). It
 * counts from its start, whoever asked: people, the UI, scripts. When it made the last one, it does
 * not tell.
 *
 * @param answered requests that were answered with a prediction
 * @param failed requests that it counted as failed, such as those whose inputs do not fit
 */
public record PredictionCount(long answered, long failed) {
  /** {@code family{labels} value}, Prometheus' text format. */
  private static final Pattern SAMPLE =
      Pattern.compile("(?m)^(\\w+)\\{([^}]*)}\\s+(\\d+(?:\\.\\d+)?(?:e\\+\\d+)?)\\s*$");

  /** What asks for a prediction, in the server's two APIs; it counts other methods, too. */
  private static final String METHODS = "ModelInfer|Predict";

  /**
   * Reads Prometheus' text format.
   *
   * @return empty where the server does not count this model's predictions, which is not the same
   *     as none
   */
  static Optional<PredictionCount> in(String metrics, String model) {
    var answered = sum(metrics, "ovms_requests_success", model);
    var failed = sum(metrics, "ovms_requests_fail", model);
    return answered.isPresent() && failed.isPresent()
        ? Optional.of(new PredictionCount(answered.getAsLong(), failed.getAsLong()))
        : Optional.empty();
  }

  private static OptionalLong sum(String metrics, String family, String model) {
    var isPrediction = label("method", METHODS).asPredicate();
    var isOfModel = label("name", Pattern.quote(model)).asPredicate();
    return SAMPLE
        .matcher(metrics)
        .results()
        .filter(it -> it.group(1).equals(family))
        .filter(it -> isPrediction.test(it.group(2)) && isOfModel.test(it.group(2)))
        .mapToLong(it -> (long) Double.parseDouble(it.group(3)))
        .reduce(Long::sum);
  }

  private static Pattern label(String name, String value) {
    return Pattern.compile("(?:^|,)\\s*" + name + "=\"(?:" + value + ")\"");
  }
}
