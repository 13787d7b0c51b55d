package embedded.kubernetes;

import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** What one request is about: the path, the type that it names, and the parameters that say how. */
record ResourceRequest(ApiExchange exchange, ResourceType type, ApiPath path) {

  ObjectId id() {
    return type.id(path.namespace(), path.name());
  }

  boolean isCollection() {
    return path.name().isEmpty();
  }

  WriteOptions writeOptions() {
    return new WriteOptions(
        exchange.fieldManager(),
        path.subresource(),
        exchange.query("dryRun").equals("All"),
        exchange.isSet("force"));
  }

  /** What label and field selector choose. */
  Predicate<ObjectNode> selector() {
    return Selectors.labels(exchange.query("labelSelector"))
        .and(Selectors.fields(exchange.query("fieldSelector")));
  }

  void requireObject() {
    if (isCollection()) {
      throw ApiError.methodNotAllowed();
    }
  }

  /** Refuses with 404 what the type does not have. */
  void requireSensiblePath() {
    boolean known =
        switch (path.subresource()) {
          case "" -> true;
          case "status" -> type.hasStatus();
          case "log" -> type.resource().equals("pods");
          default -> false;
        };
    if (!known || (!type.namespaced() && !path.namespace().isEmpty())) {
      throw ApiError.noSuchResource();
    }
  }

  /** What the user must be allowed to do. */
  Access access() {
    var name =
        path.name().isEmpty()
            ? Selectors.nameIn(exchange.query("fieldSelector")).orElse("")
            : path.name();
    boolean isNamespace = path.group().isEmpty() && path.plural().equals("namespaces");
    return new Access(
        verb(),
        path.group(),
        path.subresource().isEmpty() ? path.plural() : path.plural() + "/" + path.subresource(),
        isNamespace ? path.name() : path.namespace(),
        name);
  }

  /** The word of the API for this method and path. */
  String verb() {
    boolean collection = isCollection();
    return switch (exchange.method()) {
      case "GET", "HEAD" -> !collection ? "get" : exchange.isSet("watch") ? "watch" : "list";
      case "POST" -> "create";
      case "PUT" -> "update";
      case "PATCH" -> "patch";
      case "DELETE" -> collection ? "deletecollection" : "delete";
      default -> throw ApiError.methodNotAllowed();
    };
  }
}
