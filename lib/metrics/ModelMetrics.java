package metrics;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * How good a model is: the numbers of its training, as they travel with the image in its
 * annotations, so that another program can compare two models without running them.
 *
 * @param values by name, such as {@code accuracy}
 * @param dataset what they were measured on; numbers of different data sets say nothing about each
 *     other
 * @param unreadable the names of metrics that an image has, but whose values are no {@linkplain
 *     MetricNumber numbers}: annotations are written by anybody
 */
public record ModelMetrics(
    Map<String, BigDecimal> values, Optional<String> dataset, Set<String> unreadable) {
  /** What the names of metrics begin with in annotations. */
  public static final String PREFIX = "io.jukebox.metrics.";

  /** The annotation with the data set's name. */
  public static final String DATASET = "io.jukebox.dataset";

  /** A model of which nothing is known. */
  public static final ModelMetrics NONE = new ModelMetrics(Map.of(), Optional.empty());

  /** What a metric can be called in a line of text: annotations are written by anybody. */
  private static final Pattern NAME = Pattern.compile("[\\w.@/+-]{1,100}");

  public ModelMetrics {
    values = Map.copyOf(values);
    unreadable = Set.copyOf(unreadable);
  }

  /** What a training measured. */
  public ModelMetrics(Map<String, BigDecimal> values, Optional<String> dataset) {
    this(values, dataset, Set.of());
  }

  /** The metrics of an image; {@link #NONE} where its annotations have none. */
  public static ModelMetrics of(Map<String, String> annotations) {
    var values = new TreeMap<String, BigDecimal>();
    var unreadable = new TreeSet<String>();
    annotations.forEach(
        (annotation, text) -> {
          if (annotation.startsWith(PREFIX)) {
            var name = annotation.substring(PREFIX.length());
            MetricNumber.parse(text)
                .ifPresentOrElse(it -> values.put(name, it), () -> unreadable.add(name));
          }
        });
    return new ModelMetrics(values, Optional.ofNullable(annotations.get(DATASET)), unreadable);
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
