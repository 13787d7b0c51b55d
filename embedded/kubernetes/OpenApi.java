package embedded.kubernetes;

import embedded.kubernetes.ResourceType.Origin;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * As much OpenAPI v3 as kubectl needs: that each type can be patched, with dry run and with fields
 * checked by the server. Schemas are left out, so kubectl does not check fields itself.
 */
final class OpenApi {
  private final ResourceTypes types;

  OpenApi(ResourceTypes types) {
    this.types = types;
  }

  /** Answers {@code /openapi/v3} and what is below it. */
  void serve(ApiExchange exchange, List<String> path) throws IOException {
    if (path.size() < 2 || !path.get(1).equals("v3")) {
      throw ApiError.noSuchResource();
    }
    exchange.send(
        200, path.size() == 2 ? index() : document(String.join("/", path.subList(2, path.size()))));
  }

  private ObjectNode index() {
    var answer = Json.object();
    var paths = answer.putObject("paths");
    for (var type : types.all()) {
      paths.putObject(root(type)).put("serverRelativeURL", "/openapi/v3/" + root(type));
    }
    return answer;
  }

  private static String root(ResourceType type) {
    return (type.group().isEmpty() ? "api/" : "apis/") + type.groupVersion();
  }

  private ObjectNode document(String root) {
    var document = Json.object().put("openapi", "3.0.0");
    document.putObject("info").put("title", "Kubernetes").put("version", ApiServer.VERSION);
    document.putObject("components").putObject("schemas");
    var paths = document.putObject("paths");
    for (var type : types.all()) {
      if (root(type).equals(root) && type.origin() != Origin.COMPUTED) {
        var scope = type.namespaced() ? "/namespaces/{namespace}/" : "/";
        addPatch(paths.putObject("/" + root + scope + type.plural() + "/{name}"), type);
      }
    }
    return document;
  }

  private static void addPatch(ObjectNode path, ResourceType type) {
    var patch = path.putObject("patch");
    var parameters = patch.putArray("parameters");
    for (var name : List.of("dryRun", "fieldManager", "fieldValidation", "force")) {
      parameters
          .addObject()
          .put("name", name)
          .put("in", "query")
          .putObject("schema")
          .put("type", "string");
    }
    patch.putObject("responses");
    patch
        .putObject("x-kubernetes-group-version-kind")
        .put("group", type.group())
        .put("version", type.version())
        .put("kind", type.kind());
  }
}
