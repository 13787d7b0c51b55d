package metrics;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

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

  /** What a metric can be called in a line of text: annotations are written by anybody. */
  private static final Pattern NAME = Pattern.compile("[\\w.@/+-]{1,100}");

  /** Written out, 1E+1000000000 would fill the memory. */
  private static final int MOST_DIGITS = 50;

  public ModelMetrics {
    values = Map.copyOf(values);
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
      return Optional.of(new BigDecimal(text))
          .filter(
              it -> it.precision() <= MOST_DIGITS && Math.abs((long) it.scale()) <= MOST_DIGITS);
    } catch (NumberFormatException somebodyElses) {
      return Optional.empty();
    }
  }

  /** One of the numbers. */
  public Optional<BigDecimal> value(String metric) {
    return Optional.ofNullable(values.get(metric));
  }

  /** The annotations that {@link #of} reads, sorted by name. */
  public Map<String, String> annotations() {
    var annotations = new TreeMap<String, String>();
    values.forEach((name, value) -> annotations.put(PREFIX + name, value.toPlainString()));
    dataset.ifPresent(name -> annotations.put(DATASET, name));
    return annotations;
  }

  /**
   * The same for a commit's trailer or a pull request's table, sorted by name, the data set as
   * {@code dataset}: each a word or a few on one line, whatever the annotations hold.
   */
  public Map<String, String> texts() {
    var texts = new TreeMap<String, String>();
    values.forEach(
        (name, value) -> {
          if (NAME.matcher(name).matches()) {
            texts.put(name, value.toPlainString());
          }
        });
    if (!texts.isEmpty()) {
      dataset.ifPresent(name -> texts.put("dataset", name.replaceAll("[^\\w .:@/+-]", "-")));
    }
    return texts;
  }
}
