import java.util.List;
import java.util.Random;

/**
 * The made-up world that the model learns: songs, and how likely each is in the charts of each
 * country.
 */
final class Charts {
  /** The log odds of a song in the country that likes it best. */
  private static final double BEST = 2.3;

  private static final double STEEPNESS = 4.5;

  /** How much of the distance counts even for the country that likes a song best. */
  private static final double PICKINESS = 0.2;

  /** Fashion and chance: by how much what was seen in the charts differs from the taste. */
  private static final double LUCK = 2;

  private final List<Country> countries;

  Charts(List<Country> countries) {
    this.countries = countries;
  }

  int countries() {
    return countries.size();
  }

  /** Songs, scaled: half of them near some country's taste, the others anywhere. */
  double[][] songs(int count, long seed) {
    var random = new Random(seed);
    var songs = new double[count][];
    for (int i = 0; i < count; i++) {
      songs[i] = i % 2 == 0 ? anySong(random) : popularSong(random);
    }
    return songs;
  }

  private double[] anySong(Random random) {
    var song = new double[Feature.values().length];
    for (int i = 0; i < song.length; i++) {
      song[i] = 2 * random.nextDouble() - 1;
    }
    return song;
  }

  private double[] popularSong(Random random) {
    var song = countries.get(random.nextInt(countries.size())).taste().clone();
    for (int i = 0; i < song.length; i++) {
      song[i] = Math.max(-1, Math.min(1, song[i] + 0.3 * random.nextGaussian()));
    }
    return song;
  }

  /** The log odds of this song for each country. */
  double[] logOdds(double[] song) {
    var distances = countries.stream().mapToDouble(country -> country.distance(song)).toArray();
    double nearest = Double.MAX_VALUE;
    for (double distance : distances) {
      nearest = Math.min(nearest, distance);
    }
    for (int i = 0; i < distances.length; i++) {
      distances[i] = BEST - STEEPNESS * (distances[i] - (1 - PICKINESS) * nearest);
    }
    return distances;
  }

  /** What the charts of the past say about these songs: the log odds, and luck. */
  double[][] observed(double[][] songs, long seed) {
    var random = new Random(seed);
    var observed = new double[songs.length][];
    for (int i = 0; i < songs.length; i++) {
      observed[i] = logOdds(songs[i]);
      for (int country = 0; country < observed[i].length; country++) {
        observed[i][country] += LUCK * random.nextGaussian();
      }
    }
    return observed;
  }
}
