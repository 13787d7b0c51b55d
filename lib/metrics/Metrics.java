//SOURCES ../platform/Platform.java
//SOURCES BestModelOptions.java
//SOURCES Direction.java
//SOURCES MetricNumber.java
//SOURCES ModelMetrics.java
//SOURCES Verdict.java
//SOURCES Yardstick.java

package metrics;

import console.Failure;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import platform.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file that a training wrote: a JSON object whose numbers are the metrics; {@code dataset} is
 * the data set's name, or an object that has it as {@code name}. Numbers in objects within it have
 * the names on the way to them, as {@code train.accuracy}, which is how {@code dvc metrics show}
 * writes them.
 */
public final class Metrics {
  /** The file's own version is no measure of the model. */
  private static final String FILE_VERSION = "version";

  private static final String DATASET = "dataset";

  private static final JsonMapper EXACT =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private Metrics() {}

  /**
   * Reads the file.
   *
   * @throws Failure when it is no such file: exit code 2
   */
  public static ModelMetrics read(Path file) {
    try {
      var json = EXACT.readTree(Files.readAllBytes(file));
      if (!json.isObject()) {
        throw unusable(file, "it is not a JSON object");
      }
      return new ModelMetrics(numbers(file, json), dataset(json));
    } catch (JacksonException notJson) {
      throw unusable(file, "it is not JSON");
    } catch (IOException unreadable) {
      throw unusable(file, Reason.of(unreadable));
    }
  }

  private static Map<String, BigDecimal> numbers(Path file, JsonNode json) {
    var numbers = new TreeMap<String, BigDecimal>();
    for (var field : json.properties()) {
      if (!field.getKey().equals(FILE_VERSION) && !field.getKey().equals(DATASET)) {
        collect(file, field.getKey(), field.getValue(), numbers);
      }
    }
    if (numbers.isEmpty()) {
      throw unusable(file, "it has no numbers");
    }
    return numbers;
  }

  private static void collect(
      Path file, String name, JsonNode json, Map<String, BigDecimal> numbers) {
    if (json.isNumber()) {
      if (numbers.put(name, number(file, name, json)) != null) {
        throw unusable(file, "it has " + name + " twice");
      }
    } else if (json.isObject()) {
      json.properties()
          .forEach(it -> collect(file, name + "." + it.getKey(), it.getValue(), numbers));
    }
  }

  private static BigDecimal number(Path file, String metric, JsonNode json) {
    var number = json.decimalValue();
    if (!MetricNumber.isShort(number)) {
      throw unusable(file, metric + " has more than " + MetricNumber.MOST_DIGITS + " digits");
    }
    return number;
  }

  private static Optional<String> dataset(JsonNode json) {
    var dataset = json.path(DATASET);
    var name = dataset.isObject() ? dataset.path("name") : dataset;
    return name.isString() ? Optional.of(name.asString()) : Optional.empty();
  }

  private static Failure unusable(Path file, String why) {
    return Failure.usage(
        "the metrics " + file + " cannot be used: " + why,
        "give a JSON file such as {\"accuracy\": 0.84, \"dataset\": \"songs-2026\"}");
  }
}
