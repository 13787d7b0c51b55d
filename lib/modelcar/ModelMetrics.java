package modelcar;

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
 * How good a model is: the numbers of its training, as they travel with the image in its
 * annotations, so that another program can compare two models without running them.
 *
 * @param values by name, such as {@code accuracy}
 * @param dataset what they were measured on; numbers of different data sets say nothing about each
 *     other
 */
public record ModelMetrics(Map<String, BigDecimal> values, Optional<String> dataset) {
  /** What the names of metrics begin with in annotations. */
  public static final String PREFIX = "io.jukebox.metrics.";

  /** The annotation with the data set's name. */
  public static final String DATASET = "io.jukebox.dataset";

  /** A model of which nothing is known. */
  public static final ModelMetrics NONE = new ModelMetrics(Map.of(), Optional.empty());

  /** The file's own version is no measure of the model. */
  private static final String FILE_VERSION = "version";

  private static final JsonMapper EXACT =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  public ModelMetrics {
    values = Map.copyOf(values);
  }

  /**
   * Reads the file that the training wrote: a JSON object whose numbers are the metrics; {@code
   * dataset} is the data set's name, or an object that has it as {@code name}.
   *
   * @throws Failure when it is no such file: exit code 2
   */
  public static ModelMetrics read(Path file) {
    try {
      var json = EXACT.readTree(Files.readAllBytes(file));
      if (!json.isObject()) {
        throw unusable(file, "it is not a JSON object");
      }
      return new ModelMetrics(numbers(json), dataset(json));
    } catch (JacksonException notJson) {
      throw unusable(file, "it is not JSON");
    } catch (IOException unreadable) {
      throw unusable(file, Reason.of(unreadable));
    }
  }

  private static Map<String, BigDecimal> numbers(JsonNode json) {
    var numbers = new TreeMap<String, BigDecimal>();
    for (var field : json.properties()) {
      if (field.getValue().isNumber() && !field.getKey().equals(FILE_VERSION)) {
        numbers.put(field.getKey(), field.getValue().decimalValue());
      }
    }
    return numbers;
  }

  private static Optional<String> dataset(JsonNode json) {
    var dataset = json.path("dataset");
    var name = dataset.isObject() ? dataset.path("name") : dataset;
    return name.isString() ? Optional.of(name.asString()) : Optional.empty();
  }

  private static Failure unusable(Path file, String why) {
    return Failure.usage(
        "the metrics " + file + " cannot be used: " + why,
        "give a JSON file such as {\"accuracy\": 0.84, \"dataset\": \"songs-2026\"}");
  }

  /** The metrics of an image; {@link #NONE} where its annotations have none. */
  public static ModelMetrics of(Map<String, String> annotations) {
    var values = new TreeMap<String, BigDecimal>();
    annotations.forEach(
        (name, text) -> {
          if (name.startsWith(PREFIX)) {
            number(text).ifPresent(it -> values.put(name.substring(PREFIX.length()), it));
          }
        });
    return new ModelMetrics(values, Optional.ofNullable(annotations.get(DATASET)));
  }

  private static Optional<BigDecimal> number(String text) {
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException somebodyElses) {
      return Optional.empty();
    }
  }

  /** The annotations that {@link #of} reads, sorted by name. */
  public Map<String, String> annotations() {
    var annotations = new TreeMap<String, String>();
    values.forEach((name, value) -> annotations.put(PREFIX + name, value.toPlainString()));
    dataset.ifPresent(name -> annotations.put(DATASET, name));
    return annotations;
  }
}
