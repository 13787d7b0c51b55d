package rendering;

import java.util.List;
import java.util.Map;

/**
 * Writes parameters as JSON, which Helm reads as values: unlike YAML it leaves no doubt about what
 * is text and what is a number.
 */
final class JsonText {
  private JsonText() {}

  static String of(Object value) {
    var text = new StringBuilder();
    append(text, value);
    return text.toString();
  }

  private static void append(StringBuilder text, Object value) {
    if (value instanceof Map<?, ?> map) {
      appendObject(text, map);
    } else if (value instanceof List<?> list) {
      appendArray(text, list);
    } else if (value instanceof Double number && (number.isNaN() || number.isInfinite())) {
      text.append("null"); // JSON has neither
    } else if (value == null || value instanceof Number || value instanceof Boolean) {
      text.append(value);
    } else {
      appendString(text, value.toString());
    }
  }

  private static void appendObject(StringBuilder text, Map<?, ?> map) {
    text.append('{');
    var separator = "";
    for (var entry : map.entrySet()) {
      text.append(separator);
      appendString(text, entry.getKey().toString());
      text.append(':');
      append(text, entry.getValue());
      separator = ",";
    }
    text.append('}');
  }

  private static void appendArray(StringBuilder text, List<?> list) {
    text.append('[');
    var separator = "";
    for (var item : list) {
      text.append(separator);
      append(text, item);
      separator = ",";
    }
    text.append(']');
  }

  private static void appendString(StringBuilder text, String string) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char character = string.charAt(i);
      if (character == '"' || character == '\\') {
        text.append('\\').append(character);
      } else if (character < ' ' || character == '\u007f' || character > '\uff00') {
        text.append(String.format("\\u%04x", (int) character));
      } else {
        text.append(character);
      }
    }
    text.append('"');
  }
}
