package embedded.kubernetes;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Objects travel as JSON, and as YAML where people write them by hand. */
final class Json {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper ASCII =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  private static final ObjectMapper YAML = new YAMLMapper();

  private Json() {}

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  static ArrayNode array() {
    return JSON.createArrayNode();
  }

  static JsonNode of(Object value) {
    return JSON.valueToTree(value);
  }

  static byte[] write(JsonNode node) {
    return JSON.writeValueAsBytes(node);
  }

  /** The same JSON with escapes instead of letters outside of ASCII. */
  static byte[] writeAscii(JsonNode node) {
    return ASCII.writeValueAsBytes(node);
  }

  static String writeYaml(JsonNode node) {
    return YAML.writeValueAsString(node);
  }

  /** Reads JSON or YAML, whichever it is. A body that is neither is answered with 400. */
  static JsonNode read(byte[] body) {
    var text = new String(body, StandardCharsets.UTF_8).strip();
    try {
      return text.startsWith("{") || text.startsWith("[")
          ? JSON.readTree(text)
          : YAML.readTree(text);
    } catch (JacksonException unreadable) {
      throw ApiError.badRequest(
          "the object provided is unrecognized (must be of type Object): "
              + unreadable.getOriginalMessage());
    }
  }

  /** Reads a body that must be one object; anything else is answered with 400. */
  static ObjectNode readObject(byte[] body) {
    if (read(body) instanceof ObjectNode object) {
      return object;
    }
    throw ApiError.badRequest("the object provided is unrecognized (must be of type Object)");
  }
}
