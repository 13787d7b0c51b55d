/**
 * A graph of ONNX operators, written node by node; the field numbers are those of {@code
 * onnx.proto}.
 */
final class OnnxGraph {
  private static final int FLOAT = 1;
  private static final int INT_ATTRIBUTE = 2;
  private static final long IR_VERSION = 8;
  private static final long OPSET = 15;

  private final ProtobufWriter graph = new ProtobufWriter();

  OnnxGraph(String name) {
    graph.text(2, name);
  }

  /** An input of any number of rows ("N") and this number of columns. */
  OnnxGraph input(String name, int columns) {
    graph.message(11, rows(name, columns));
    return this;
  }

  /** An output of any number of rows ("N") and this number of columns. */
  OnnxGraph output(String name, int columns) {
    graph.message(12, rows(name, columns));
    return this;
  }

  /** A constant row. */
  OnnxGraph constant(String name, float... values) {
    graph.message(5, tensor(name, values, values.length));
    return this;
  }

  /** A constant matrix; its rows follow each other in {@code values}. */
  OnnxGraph constant(String name, int rows, int columns, float... values) {
    graph.message(5, tensor(name, values, rows, columns));
    return this;
  }

  /** An operator that turns the inputs into one output, which is named as the node is. */
  OnnxGraph node(String operator, String output, String... inputs) {
    graph.message(1, operator(operator, output, inputs));
    return this;
  }

  /** Puts the inputs beside each other: column by column into one row. */
  OnnxGraph concat(String output, String... inputs) {
    var axis = new ProtobufWriter().text(1, "axis").number(3, 1).number(20, INT_ATTRIBUTE);
    graph.message(1, operator("Concat", output, inputs).message(5, axis));
    return this;
  }

  /** The whole file. */
  byte[] model(String producer, long modelVersion, String description) {
    return new ProtobufWriter()
        .number(1, IR_VERSION)
        .text(2, producer)
        .number(5, modelVersion)
        .text(6, description)
        .message(7, graph)
        .message(8, new ProtobufWriter().text(1, "").number(2, OPSET))
        .toByteArray();
  }

  private static ProtobufWriter operator(String type, String output, String... inputs) {
    var node = new ProtobufWriter();
    for (var input : inputs) {
      node.text(1, input);
    }
    return node.text(2, output).text(3, output).text(4, type);
  }

  private static ProtobufWriter tensor(String name, float[] values, long... dimensions) {
    var tensor = new ProtobufWriter();
    for (var dimension : dimensions) {
      tensor.number(1, dimension);
    }
    return tensor.number(2, FLOAT).text(8, name).floats(9, values);
  }

  private static ProtobufWriter rows(String name, int columns) {
    var anyNumber = new ProtobufWriter().text(2, "N");
    var shape =
        new ProtobufWriter()
            .message(1, anyNumber)
            .message(1, new ProtobufWriter().number(1, columns));
    var type = new ProtobufWriter().number(1, FLOAT).message(2, shape);
    return new ProtobufWriter().text(1, name).message(2, new ProtobufWriter().message(1, type));
  }
}
