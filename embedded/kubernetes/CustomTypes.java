package embedded.kubernetes;

import embedded.kubernetes.ResourceType.Origin;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Between CustomResourceDefinitions and the types that they define. */
final class CustomTypes {
  static final String DEFINITIONS = "customresourcedefinitions.apiextensions.k8s.io";

  private CustomTypes() {}

  /** The types that a definition asks for: one for each version that is served. */
  static List<ResourceType> definedBy(ObjectNode definition) {
    var spec = definition.path("spec");
    var types = new ArrayList<ResourceType>();
    for (var version : spec.path("versions")) {
      if (version.path("served").asBoolean(true)) {
        types.add(
            new ResourceType(
                spec.path("group").asString(""),
                version.path("name").asString(""),
                spec.at("/names/plural").asString(""),
                spec.at("/names/kind").asString(""),
                spec.path("scope").asString("").equals("Namespaced"),
                Origin.CUSTOM,
                texts(spec.at("/names/shortNames")),
                ResourceType.ALL_VERBS,
                version.at("/subresources/status").isObject(),
                columns(version)));
      }
    }
    return types;
  }

  private static List<Column> columns(JsonNode version) {
    var columns = new ArrayList<Column>();
    for (var column : version.path("additionalPrinterColumns")) {
      var read = Column.at(column.path("name").asString(""), column.path("jsonPath").asString(""));
      columns.add(
          new Column(
              read.name(),
              column.path("type").asString("string"),
              column.path("priority").asInt(0),
              read.cell()));
    }
    return columns.isEmpty() ? List.of(Column.age()) : List.copyOf(columns);
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(it -> texts.add(it.asString("")));
    return List.copyOf(texts);
  }

  /**
   * The definition of a type that is there from the start: clients look whether an operator is
   * installed.
   */
  static ObjectNode definitionOf(ResourceType type) {
    var definition = Json.object().put("apiVersion", "apiextensions.k8s.io/v1");
    definition.put("kind", "CustomResourceDefinition");
    definition.putObject("metadata").put("name", type.resource());
    var spec = definition.putObject("spec").put("group", type.group());
    spec.put("scope", type.namespaced() ? "Namespaced" : "Cluster");
    spec.putObject("names")
        .put("plural", type.plural())
        .put("singular", type.singular())
        .put("kind", type.kind())
        .put("listKind", type.kind() + "List")
        .set("shortNames", Json.of(type.shortNames()));
    var version = spec.putArray("versions").addObject().put("name", type.version());
    version.put("served", true).put("storage", true);
    version
        .putObject("schema")
        .putObject("openAPIV3Schema")
        .put("type", "object")
        .put("x-kubernetes-preserve-unknown-fields", true);
    version.putObject("subresources").putObject("status");
    return definition;
  }

  /** Says in the definition's status that its types are served now. */
  static void markEstablished(ObjectNode definition) {
    var names = definition.at("/spec/names");
    var status = definition.putObject("status");
    status.set("acceptedNames", names.deepCopy());
    var conditions = status.putArray("conditions");
    for (var type : List.of("NamesAccepted", "Established")) {
      conditions
          .addObject()
          .put("type", type)
          .put("status", "True")
          .put("reason", type.equals("Established") ? "InitialNamesAccepted" : "NoConflicts")
          .put("lastTransitionTime", Metadata.of(definition).text("creationTimestamp"));
    }
    var stored = status.putArray("storedVersions");
    for (var version : definition.at("/spec/versions")) {
      if (version.path("storage").asBoolean(false)) {
        stored.add(version.path("name").asString(""));
      }
    }
  }
}
