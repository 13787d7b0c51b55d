package embedded.serving;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Tensor values as the protocol's JSON writes them, to and from buffers. */
final class TensorValues {
  private TensorValues() {}

  /**
   * @param values flat, in row-major order
   * @return a buffer of the kind that {@link Tensor#data} names for this datatype
   * @throws RequestRejected when one of the values is not of this datatype
   */
  static Buffer read(String input, Datatype datatype, List<JsonNode> values)
      throws RequestRejected {
    for (int i = 0; i < values.size(); i++) {
      if (!fits(datatype, values.get(i))) {
        throw RequestRejected.badRequest(
            "input '%s': value %d is %s, expected %s"
                .formatted(input, i, values.get(i), expected(datatype)));
      }
    }
    return switch (datatype) {
      case FP32 -> {
        var floats = new float[values.size()];
        for (int i = 0; i < floats.length; i++) {
          floats[i] = (float) values.get(i).doubleValue();
        }
        yield FloatBuffer.wrap(floats);
      }
      case FP64 -> DoubleBuffer.wrap(values.stream().mapToDouble(JsonNode::doubleValue).toArray());
      case INT32 -> IntBuffer.wrap(values.stream().mapToInt(JsonNode::intValue).toArray());
      case INT64 -> LongBuffer.wrap(values.stream().mapToLong(JsonNode::longValue).toArray());
      case BOOL -> {
        var bytes = new byte[values.size()];
        for (int i = 0; i < bytes.length; i++) {
          bytes[i] = (byte) (values.get(i).booleanValue() ? 1 : 0);
        }
        yield ByteBuffer.wrap(bytes);
      }
    };
  }

  private static boolean fits(Datatype datatype, JsonNode value) {
    return switch (datatype) {
      case FP32, FP64 -> value.isNumber();
      case INT32 -> value.isIntegralNumber() && value.canConvertToInt();
      case INT64 -> value.isIntegralNumber() && value.canConvertToLong();
      case BOOL -> value.isBoolean();
    };
  }

  private static String expected(Datatype datatype) {
    return switch (datatype) {
      case FP32, FP64 -> "a number";
      case INT32 -> "an integer of 32 bits";
      case INT64 -> "an integer of 64 bits";
      case BOOL -> "true or false";
    };
  }

  /** The tensor's values as the flat list of a response. */
  static ArrayNode write(Tensor tensor) {
    var list = JsonNodeFactory.instance.arrayNode();
    var data = tensor.data();
    var indexes = IntStream.range(0, data.limit());
    switch (tensor.datatype()) {
      case FP32 -> indexes.forEach(i -> list.add(((FloatBuffer) data).get(i)));
      case FP64 -> indexes.forEach(i -> list.add(((DoubleBuffer) data).get(i)));
      case INT32 -> indexes.forEach(i -> list.add(((IntBuffer) data).get(i)));
      case INT64 -> indexes.forEach(i -> list.add(((LongBuffer) data).get(i)));
      case BOOL -> indexes.forEach(i -> list.add(((ByteBuffer) data).get(i) != 0));
    }
    return list;
  }
}
