package modelcar.lint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the linter wants to know of an ONNX file ({@code onnx.proto}): that it is one, whole, and
 * where its weights are. ONNX keeps them in the file, or "external" in others ("External Data" in
 * the ONNX documentation).
 *
 * @param external the files with external data, relative to the model's, each with the number of
 *     bytes that it must have at least
 */
record OnnxModel(Map<String, Long> external) {
  /** Protobuf's own limit for messages in messages. */
  private static final int DEEPEST = 100;

  private static final int MODEL_IR_VERSION = 1;
  private static final int MODEL_GRAPH = 7;
  private static final int TENSOR_EXTERNAL_DATA = 13;
  private static final int TENSOR_DATA_LOCATION = 14;
  private static final int EXTERNAL = 1;
  private static final int ENTRY_KEY = 1;
  private static final int ENTRY_VALUE = 2;

  /**
   * Reads a file's structure, not its weights.
   *
   * @throws BrokenProtobuf when it is not an ONNX model, or not all of one
   */
  static OnnxModel read(Path file) throws IOException {
    try (var protobuf = new ProtobufFile(file)) {
      requireModel(protobuf);
      var external = new TreeMap<String, Long>();
      collect(protobuf, OnnxMessage.MODEL, 0, protobuf.size(), 0, external);
      return new OnnxModel(external);
    }
  }

  // nearly every text is protobuf by accident, but hardly one has these two fields
  private static void requireModel(ProtobufFile file) throws IOException {
    var hasVersion = false;
    var hasGraph = false;
    for (long at = 0; at < file.size(); ) {
      var field = file.field(at, file.size());
      hasVersion |= field.number() == MODEL_IR_VERSION && field.value() > 0;
      hasGraph |= field.number() == MODEL_GRAPH && field.isBytes();
      at = field.end();
    }
    if (!hasVersion || !hasGraph) {
      throw new BrokenProtobuf("it has no " + (hasVersion ? "graph" : "ir_version"));
    }
  }

  private static void collect(
      ProtobufFile file,
      OnnxMessage message,
      long start,
      long end,
      int depth,
      Map<String, Long> external)
      throws IOException {
    if (message == OnnxMessage.TENSOR) {
      collectTensor(file, start, end, external);
      return;
    }
    if (depth > DEEPEST) {
      throw new BrokenProtobuf("its messages are nested too deep");
    }
    for (long at = start; at < end; ) {
      var field = file.field(at, end);
      var inner = message.in(field.number()).filter(it -> field.isBytes());
      if (inner.isPresent()) {
        collect(file, inner.get(), field.start(), field.end(), depth + 1, external);
      }
      at = field.end();
    }
  }

  private static void collectTensor(
      ProtobufFile file, long start, long end, Map<String, Long> external) throws IOException {
    var isExternal = false;
    var place = new TreeMap<String, String>();
    for (long at = start; at < end; ) {
      var field = file.field(at, end);
      if (field.number() == TENSOR_DATA_LOCATION) {
        isExternal = field.value() == EXTERNAL;
      } else if (field.number() == TENSOR_EXTERNAL_DATA && field.isBytes()) {
        addEntry(file, field, place);
      }
      at = field.end();
    }
    if (isExternal) {
      external.merge(place.getOrDefault("location", ""), bytes(place), Math::max);
    }
  }

  // StringStringEntryProto
  private static void addEntry(ProtobufFile file, ProtobufField entry, Map<String, String> place)
      throws IOException {
    var key = "";
    var value = "";
    for (long at = entry.start(); at < entry.end(); ) {
      var field = file.field(at, entry.end());
      if (field.number() == ENTRY_KEY) {
        key = file.text(field);
      } else if (field.number() == ENTRY_VALUE) {
        value = file.text(field);
      }
      at = field.end();
    }
    place.put(key, value);
  }

  private static long bytes(Map<String, String> place) throws BrokenProtobuf {
    try {
      var offset = Long.parseLong(place.getOrDefault("offset", "0"));
      return offset + Long.parseLong(place.getOrDefault("length", "0"));
    } catch (NumberFormatException notANumber) {
      throw new BrokenProtobuf("the place of external data is no number: " + place);
    }
  }
}
