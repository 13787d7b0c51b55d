package modelcar.lint;

import java.util.Optional;

/** The messages of {@code onnx.proto} on the way to a tensor, with the fields that lead there. */
enum OnnxMessage {
  /** {@code ModelProto}. */
  MODEL,
  /** {@code GraphProto}. */
  GRAPH,
  /** {@code NodeProto}. */
  NODE,
  /** {@code AttributeProto}: the body of an If or Loop is a graph in here. */
  ATTRIBUTE,
  /** {@code FunctionProto}. */
  FUNCTION,
  /** {@code TrainingInfoProto}. */
  TRAINING,
  /** {@code SparseTensorProto}. */
  SPARSE_TENSOR,
  /** {@code TensorProto}. */
  TENSOR;

  /** The message in a field of this one; empty where no tensor can be in it. */
  Optional<OnnxMessage> in(int field) {
    return Optional.ofNullable(
        switch (this) {
          case MODEL ->
              switch (field) {
                case 7 -> GRAPH; // graph
                case 20 -> TRAINING; // training_info
                case 25 -> FUNCTION; // functions
                default -> null;
              };
          case GRAPH ->
              switch (field) {
                case 1 -> NODE; // node
                case 5 -> TENSOR; // initializer
                case 15 -> SPARSE_TENSOR; // sparse_initializer
                default -> null;
              };
          case NODE -> field == 5 ? ATTRIBUTE : null; // attribute
          case ATTRIBUTE ->
              switch (field) {
                case 5, 10 -> TENSOR; // t, tensors
                case 6, 11 -> GRAPH; // g, graphs
                case 22, 23 -> SPARSE_TENSOR; // sparse_tensor, sparse_tensors
                default -> null;
              };
          case FUNCTION ->
              switch (field) {
                case 7 -> NODE; // node
                case 11 -> ATTRIBUTE; // attribute_proto
                default -> null;
              };
          case TRAINING -> field == 1 || field == 2 ? GRAPH : null; // initialization, algorithm
          case SPARSE_TENSOR -> field == 1 || field == 2 ? TENSOR : null; // values, indices
          case TENSOR -> null;
        });
  }
}
