package embedded.kubernetes;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Objects as the rows that {@code kubectl get} prints (meta.k8s.io/v1 Table): the server chooses
 * the columns.
 */
final class Tables {
  private Tables() {}

  /**
   * A table of these objects.
   *
   * @param includeObject what of the object goes with its row: {@code None}, {@code Metadata} or
   *     {@code Object}
   */
  static ObjectNode of(
      ResourceType type, List<ObjectNode> objects, long version, String includeObject) {
    var table = withoutColumns(type, objects, version, includeObject);
    var definitions = table.putArray("columnDefinitions");
    var name = definitions.addObject().put("name", "Name").put("type", "string");
    name.put("format", "name").put("description", "Name of the object").put("priority", 0);
    for (var column : type.columns()) {
      var definition = definitions.addObject().put("name", column.name()).put("type", "string");
      definition.put("format", "").put("description", "").put("priority", column.priority());
    }
    return table;
  }

  /** The same for the later events of a watch, which do not repeat the columns. */
  static ObjectNode withoutColumns(
      ResourceType type, List<ObjectNode> objects, long version, String includeObject) {
    var table = Json.object().put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
    table.putObject("metadata").put("resourceVersion", Long.toString(version));
    table.putArray("columnDefinitions");
    var rows = table.putArray("rows");
    objects.forEach(object -> rows.add(row(type, object, includeObject)));
    return table;
  }

  private static ObjectNode row(ResourceType type, ObjectNode object, String includeObject) {
    var row = Json.object();
    var cells = row.putArray("cells").add(Metadata.of(object).name());
    type.columns().forEach(column -> cells.add(column.cellOf(object)));
    switch (includeObject) {
      case "None" -> {}
      case "Object" -> row.set("object", object);
      default ->
          row.putObject("object")
              .put("kind", "PartialObjectMetadata")
              .put("apiVersion", "meta.k8s.io/v1")
              .set("metadata", object.get("metadata"));
    }
    return row;
  }
}
