package embedded.kubernetes;

import embedded.kubernetes.ProtobufSchema.Field;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads Kubernetes' Protobuf encoding: four bytes of magic, then a message that wraps the object's
 * own.
 */
final class ProtobufReader {
  static final String CONTENT_TYPE = "application/vnd.kubernetes.protobuf";
  private static final byte[] MAGIC = {'k', '8', 's', 0};
  private static final int VARINT = 0;
  private static final int EIGHT_BYTES = 1;
  private static final int LENGTH_DELIMITED = 2;
  private static final int FOUR_BYTES = 5;

  private ProtobufReader() {}

  /**
   * The object in this body; 415 for a kind that is not understood, 400 for what is not Protobuf.
   */
  static ObjectNode read(byte[] body) {
    var buffer = ByteBuffer.wrap(body);
    try {
      var magic = new byte[MAGIC.length];
      buffer.get(magic);
      if (!Arrays.equals(magic, MAGIC)) {
        throw ApiError.badRequest("provided data does not appear to be a protobuf message");
      }
      return unwrap(buffer);
    } catch (BufferUnderflowException
        | IndexOutOfBoundsException
        | IllegalArgumentException broken) {
      throw ApiError.badRequest("the body is not a protobuf message: " + broken);
    }
  }

  private static ObjectNode unwrap(ByteBuffer wrapper) {
    var object = Json.object();
    fields(
        wrapper,
        (number, content) -> {
          if (number == 1) {
            fields(
                content,
                (field, value) -> object.put(field == 1 ? "apiVersion" : "kind", text(value)));
          } else if (number == 2) {
            readInto(object, content, schemaOf(object.path("kind").asString("")));
          }
        });
    return object;
  }

  private static Map<Integer, Field> schemaOf(String kind) {
    return ProtobufSchema.of(kind)
        .orElseThrow(
            () -> ApiError.unsupportedMediaType(List.of("application/json", "application/yaml")));
  }

  private static void readInto(ObjectNode object, ByteBuffer message, Map<Integer, Field> schema) {
    fields(
        message,
        (number, content) -> {
          var field = schema.get(number);
          if (field != null) {
            set(object, field, content);
          }
        });
  }

  private static void set(ObjectNode object, Field field, ByteBuffer content) {
    switch (field.kind()) {
      case TEXT -> {
        var value = text(content);
        if (!value.isEmpty()) {
          object.put(field.name(), value);
        }
      }
      case MESSAGE -> readInto(object.withObjectProperty(field.name()), content, field.fields());
      case MAP_OF_TEXT, MAP_OF_BYTES -> putEntry(object, field, content);
    }
  }

  private static void putEntry(ObjectNode object, Field field, ByteBuffer content) {
    var entry = new ByteBuffer[] {ByteBuffer.allocate(0), ByteBuffer.allocate(0)};
    fields(content, (number, value) -> entry[number - 1] = value);
    var value =
        field.kind() == Field.Kind.MAP_OF_BYTES
            ? Base64.getEncoder().encodeToString(bytes(entry[1]))
            : text(entry[1]);
    object.withObjectProperty(field.name()).put(text(entry[0]), value);
  }

  /**
   * Hands over each field that has a length: texts, bytes and messages. Numbers are passed over.
   */
  private static void fields(ByteBuffer message, BiConsumer<Integer, ByteBuffer> use) {
    while (message.hasRemaining()) {
      long tag = varint(message);
      switch ((int) (tag & 7)) {
        case VARINT -> varint(message);
        case EIGHT_BYTES -> message.getLong();
        case FOUR_BYTES -> message.getInt();
        case LENGTH_DELIMITED -> {
          int length = (int) varint(message);
          use.accept((int) (tag >>> 3), message.slice(message.position(), length));
          message.position(message.position() + length);
        }
        default -> throw new IllegalArgumentException("wire type " + (tag & 7));
      }
    }
  }

  private static long varint(ByteBuffer buffer) {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = buffer.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("varint too long");
  }

  private static String text(ByteBuffer content) {
    return StandardCharsets.UTF_8.decode(content.duplicate()).toString();
  }

  private static byte[] bytes(ByteBuffer content) {
    var bytes = new byte[content.remaining()];
    content.duplicate().get(bytes);
    return bytes;
  }
}
