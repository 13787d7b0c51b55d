import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** A country that the model knows, with what its listeners like. */
record Country(
    String code, String korean, String english, double latitude, double longitude, double[] taste) {
  private static final long SEED = 2026;

  /** How far a country's taste lies from its region's, where a feature's range is 2. */
  private static final double INDIVIDUALITY = 0.12;

  /** The countries of a table with the columns code, region, latitude, longitude, names. */
  static List<Country> read(Path table) throws IOException {
    // the sequence of java.util.Random is specified for a seed: the same countries on every
    // platform
    var random = new Random(SEED);
    try (var lines = Files.lines(table)) {
      return lines.map(line -> of(line.split(","), random)).toList();
    }
  }

  private static Country of(String[] columns, Random random) {
    var region = Region.valueOf(columns[1]);
    var taste = new double[Feature.values().length];
    for (var feature : Feature.values()) {
      taste[feature.ordinal()] =
          region.taste(feature) + INDIVIDUALITY * random.nextGaussian() * feature.weight;
    }
    return new Country(
        columns[0],
        columns[4],
        columns[5],
        Double.parseDouble(columns[2]),
        Double.parseDouble(columns[3]),
        taste);
  }

  /** The squared distance of a song, scaled, from what is liked here. */
  double distance(double[] song) {
    double sum = 0;
    for (var feature : Feature.values()) {
      int i = feature.ordinal();
      double difference = feature.weight * (song[i] - taste[i]);
      sum += difference * difference;
    }
    return sum;
  }
}
