package modelcar.lint;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A message of {@code onnx.proto}, written field by field. */
final class OnnxBytes {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** A model with this graph. */
  static OnnxBytes model(OnnxBytes graph) {
    return new OnnxBytes().number(1, 10).text(2, "a test").message(7, graph);
  }

  /** A graph with this tensor among its initializers. */
  static OnnxBytes graph(OnnxBytes tensor) {
    return new OnnxBytes().text(2, "graph").message(5, tensor);
  }

  /** A tensor whose weights are in the file. */
  static OnnxBytes tensor(int weights) {
    return new OnnxBytes()
        .number(1, weights)
        .number(2, 1)
        .text(8, "w")
        .text(9, "w".repeat(weights));
  }

  /** A tensor whose weights are in another file. */
  static OnnxBytes externalTensor(String location, long offset, long length) {
    return new OnnxBytes()
        .text(8, "w")
        .message(13, entry("location", location))
        .message(13, entry("offset", "" + offset))
        .message(13, entry("length", "" + length))
        .number(14, 1);
  }

  private static OnnxBytes entry(String key, String value) {
    return new OnnxBytes().text(1, key).text(2, value);
  }

  OnnxBytes number(int field, long value) {
    varint((long) field << 3);
    varint(value);
    return this;
  }

  OnnxBytes text(int field, String text) {
    return content(field, text.getBytes(StandardCharsets.UTF_8));
  }

  OnnxBytes message(int field, OnnxBytes message) {
    return content(field, message.toByteArray());
  }

  private OnnxBytes content(int field, byte[] content) {
    varint((long) field << 3 | 2);
    varint(content.length);
    bytes.writeBytes(content);
    return this;
  }

  private void varint(long value) {
    while ((value & ~0x7fL) != 0) {
      bytes.write((int) (value & 0x7f | 0x80));
      value >>>= 7;
    }
    bytes.write((int) value);
  }

  byte[] toByteArray() {
    return bytes.toByteArray();
  }
}
