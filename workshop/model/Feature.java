import java.util.Locale;

/**
 * What the model is told about a song, in the order of its inputs.
 *
 * <p>The network sees every feature on one scale: -1 at {@code min}, 1 at {@code max}.
 */
enum Feature {
  IS_EXPLICIT(0, 1, 0.5),
  DURATION_MS(60_000, 420_000, 0.9),
  DANCEABILITY(0, 1, 1.5),
  ENERGY(0, 1, 1.4),
  KEY(0, 11, 0.15),
  LOUDNESS(-24, 0, 0.8),
  MODE(0, 1, 0.25),
  SPEECHINESS(0, 0.6, 0.8),
  ACOUSTICNESS(0, 1, 1.1),
  INSTRUMENTALNESS(0, 1, 0.9),
  LIVENESS(0, 1, 0.7),
  VALENCE(0, 1, 1.3),
  TEMPO(60, 200, 1.1);

  final double min;
  final double max;

  /** How much listeners care: the weight of the feature in the distance of song and taste. */
  final double weight;

  Feature(double min, double max, double weight) {
    this.min = min;
    this.max = max;
    this.weight = weight;
  }

  String inputName() {
    return name().toLowerCase(Locale.ROOT);
  }

  double middle() {
    return (min + max) / 2;
  }

  double halfRange() {
    return (max - min) / 2;
  }

  double scaled(double value) {
    return (value - middle()) / halfRange();
  }
}
