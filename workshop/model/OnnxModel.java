import java.util.Arrays;

/** A network as an ONNX file with the jukebox's signature: 13 inputs [N,1], one output [N,72]. */
final class OnnxModel {
  private OnnxModel() {}

  static byte[] of(Network network, Version version) {
    int neurons = network.hiddenBias().length;
    int countries = network.outputBias().length;
    var features = Feature.values();
    var names = Arrays.stream(features).map(Feature::inputName).toArray(String[]::new);
    var graph = new OnnxGraph("jukebox");
    for (var name : names) {
      graph.input(name, 1);
    }
    return graph
        .output("output", countries)
        .constant("middle", floats(Arrays.stream(features).mapToDouble(Feature::middle).toArray()))
        .constant(
            "half_range", floats(Arrays.stream(features).mapToDouble(Feature::halfRange).toArray()))
        .constant("hidden_weights", features.length, neurons, rows(network.hiddenWeights()))
        .constant("hidden_bias", network.hiddenBias())
        .constant("output_weights", neurons, countries, rows(network.outputWeights()))
        .constant("output_bias", network.outputBias())
        .concat("song", names)
        .node("Sub", "centred", "song", "middle")
        .node("Div", "scaled", "centred", "half_range")
        .node("Gemm", "hidden", "scaled", "hidden_weights", "hidden_bias")
        .node("Relu", "activations", "hidden")
        .node("Gemm", "log_odds", "activations", "output_weights", "output_bias")
        .node("Sigmoid", "output", "log_odds")
        .model("MakeModel.java", version.number, "Where a song would be in the charts (made up)");
  }

  private static float[] floats(double[] values) {
    var floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  private static float[] rows(float[][] matrix) {
    int columns = matrix[0].length;
    var flat = new float[matrix.length * columns];
    for (int row = 0; row < matrix.length; row++) {
      System.arraycopy(matrix[row], 0, flat, row * columns, columns);
    }
    return flat;
  }
}
