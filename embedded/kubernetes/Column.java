package embedded.kubernetes;

import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * One column of {@code kubectl get}.
 *
 * @param priority 0 is always shown, more only with {@code -o wide}
 * @param cell takes the value out of the object
 */
record Column(String name, String type, int priority, Function<ObjectNode, JsonNode> cell) {

  /**
   * The value at a JSONPath, as in a CustomResourceDefinition's {@code additionalPrinterColumns}.
   */
  static Column at(String name, String jsonPath) {
    var path = JsonPath.compile(jsonPath);
    return new Column(
        name, "string", 0, object -> path.first(object).orElse(MissingNode.getInstance()));
  }

  static Column text(String name, Function<ObjectNode, String> text) {
    return new Column(name, "string", 0, object -> StringNode.valueOf(text.apply(object)));
  }

  /** How long ago the object was made. */
  static Column age() {
    return text("Age", object -> Age.since(object.at("/metadata/creationTimestamp").asString("")));
  }

  Column wide() {
    return new Column(name, type, 1, cell);
  }

  /** The cell as a table shows it: missing values are empty, dates of the past are ages. */
  JsonNode cellOf(ObjectNode object) {
    var value = cell.apply(object);
    if (type.equals("date")) {
      return StringNode.valueOf(Age.since(value.asString("")));
    }
    return value.isMissingNode() || value.isContainer() ? StringNode.valueOf("") : value;
  }
}
