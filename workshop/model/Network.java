import java.util.Arrays;
import java.util.Random;

/**
 * A layer of fixed random neurons and a layer that is fitted to the charts: least squares, solved
 * exactly, so no optimiser's luck is in the weights.
 *
 * @param hiddenWeights feature by neuron
 * @param outputWeights neuron by country
 */
record Network(
    float[][] hiddenWeights, float[] hiddenBias, float[][] outputWeights, float[] outputBias) {
  private static final long SEED = 13;

  /** Keeps the fit from following single songs. */
  private static final double RIDGE = 0.02;

  /**
   * Fits a network of this many neurons.
   *
   * @param songs one scaled song per row
   * @param logOdds what is known about each of them, country by country
   */
  static Network train(double[][] songs, double[][] logOdds, int neurons) {
    var untrained = random(neurons, logOdds[0].length);
    var activations = new double[songs.length][];
    for (int i = 0; i < songs.length; i++) {
      activations[i] = withBias(untrained.hidden(songs[i]));
    }
    var fitted = LeastSquares.fit(activations, logOdds, RIDGE);
    var weights = new float[neurons][];
    for (int neuron = 0; neuron < neurons; neuron++) {
      weights[neuron] = floats(fitted[neuron]);
    }
    return new Network(
        untrained.hiddenWeights, untrained.hiddenBias, weights, floats(fitted[neurons]));
  }

  private static Network random(int neurons, int countries) {
    var random = new Random(SEED);
    var weights = new float[Feature.values().length][neurons];
    var bias = new float[neurons];
    for (int neuron = 0; neuron < neurons; neuron++) {
      for (var feature : Feature.values()) {
        weights[feature.ordinal()][neuron] = (float) (feature.weight * random.nextGaussian() / 2);
      }
      bias[neuron] = (float) (1.5 * random.nextGaussian());
    }
    return new Network(weights, bias, new float[neurons][countries], new float[countries]);
  }

  /** The probability of a song, scaled, for each country. */
  double[] predict(double[] song) {
    var probabilities = logOdds(song);
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] = 1 / (1 + StrictMath.exp(-probabilities[i]));
    }
    return probabilities;
  }

  double[] logOdds(double[] song) {
    var activations = hidden(song);
    var sums = new double[outputBias.length];
    for (int country = 0; country < sums.length; country++) {
      sums[country] = outputBias[country];
      for (int neuron = 0; neuron < activations.length; neuron++) {
        sums[country] += activations[neuron] * outputWeights[neuron][country];
      }
    }
    return sums;
  }

  private double[] hidden(double[] song) {
    var activations = new double[hiddenBias.length];
    for (int neuron = 0; neuron < activations.length; neuron++) {
      double sum = hiddenBias[neuron];
      for (int feature = 0; feature < song.length; feature++) {
        sum += song[feature] * hiddenWeights[feature][neuron];
      }
      activations[neuron] = Math.max(0, sum);
    }
    return activations;
  }

  private static double[] withBias(double[] activations) {
    var longer = Arrays.copyOf(activations, activations.length + 1);
    longer[activations.length] = 1;
    return longer;
  }

  private static float[] floats(double[] values) {
    var floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
