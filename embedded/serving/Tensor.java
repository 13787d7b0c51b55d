package embedded.serving;

import java.nio.Buffer;
import java.util.List;

/**
 * The values of one input or output.
 *
 * @param data a FloatBuffer for FP32, DoubleBuffer for FP64, IntBuffer for INT32, LongBuffer for
 *     INT64, and a ByteBuffer of zeros and ones for BOOL; row-major
 */
record Tensor(String name, Datatype datatype, List<Long> shape, Buffer data) {
  long[] dimensions() {
    return shape.stream().mapToLong(Long::longValue).toArray();
  }
}
