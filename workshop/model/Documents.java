import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The JSON files that lie beside a model. */
final class Documents {
  private Documents() {}

  /** The countries in the order of the model's output. */
  static String countries(List<Country> countries) {
    return list(countries.stream().map(Documents::country).toList());
  }

  private static String country(Country it) {
    return "{\"code\": \"%s\", \"ko\": \"%s\", \"en\": \"%s\", \"latitude\": %s, \"longitude\": %s}"
        .formatted(it.code(), it.korean(), it.english(), it.latitude(), it.longitude());
  }

  /** The range of each feature, in the order of the model's inputs. */
  static String scaling() {
    return list(Arrays.stream(Feature.values()).map(Documents::range).toList());
  }

  private static String range(Feature it) {
    return "{\"name\": \"%s\", \"min\": %s, \"max\": %s}"
        .formatted(it.inputName(), number(it.min), number(it.max));
  }

  static String metrics(Version version, Evaluation evaluation) {
    return """
    {
      "version": %d,
      "training_songs": %d,
      "accuracy": %s,
      "top_3_accuracy": %s,
      "mean_absolute_error": %s
    }
    """
        .formatted(
            version.number,
            version.songs,
            decimals(evaluation.accuracy()),
            decimals(evaluation.top3()),
            decimals(evaluation.error()));
  }

  static String decimals(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  /** Without a decimal point where none is needed. */
  static String number(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }

  private static String list(List<String> items) {
    return items.stream().collect(Collectors.joining(",\n  ", "[\n  ", "\n]\n"));
  }
}
