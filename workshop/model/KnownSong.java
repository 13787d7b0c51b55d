import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One song whose prediction is written down, so that anybody can tell whether a model server is
 * right.
 */
final class KnownSong {
  private static final double[] SONG = {
    0, 197_000, 0.68, 0.78, 4, -4.5, 1, 0.08, 0.15, 0, 0.18, 0.6, 124
  };

  private KnownSong() {}

  /** The three most likely countries, with probabilities to four decimals. */
  static String prediction(Version version, Network network, List<Country> countries) {
    var probabilities = network.predict(scaled());
    return Arrays.stream(Ranking.of(probabilities))
        .limit(3)
        .mapToObj(
            i ->
                "{\"country\": \"%s\", \"position\": %d, \"probability\": %s}"
                    .formatted(countries.get(i).code(), i, Documents.decimals(probabilities[i])))
        .collect(
            Collectors.joining(",\n      ", "\"" + version.directory + "\": [\n      ", "\n    ]"));
  }

  private static double[] scaled() {
    var song = new double[SONG.length];
    for (var feature : Feature.values()) {
      song[feature.ordinal()] = feature.scaled(SONG[feature.ordinal()]);
    }
    return song;
  }

  /** The request of the Open Inference Protocol, and what each version answers. */
  static String document(List<String> predictions) {
    var inputs =
        Arrays.stream(Feature.values())
            .map(KnownSong::input)
            .collect(Collectors.joining(",\n      "));
    return """
    {
      "request": {
        "inputs": [
          %s
        ]
      },
      "expected": {
        %s
      }
    }
    """
        .formatted(inputs, String.join(",\n    ", predictions));
  }

  private static String input(Feature feature) {
    return String.format(
        Locale.ROOT,
        "{\"name\": \"%s\", \"datatype\": \"FP32\", \"shape\": [1, 1], \"data\": [%s]}",
        feature.inputName(),
        Documents.number(SONG[feature.ordinal()]));
  }
}
