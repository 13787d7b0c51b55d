package embedded.kubernetes;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells clients which groups, versions and resources there are. Clients that would like all of it
 * in one document (aggregated discovery) get the older documents, whose content type tells them so.
 */
final class Discovery {
  private static final Set<String> SHOWN_BY_GET_ALL =
      Set.of("pods", "services", "deployments.apps", "replicasets.apps", "jobs.batch");

  private final ResourceTypes types;

  Discovery(ResourceTypes types) {
    this.types = types;
  }

  /**
   * Answers {@code /api}, {@code /apis}, {@code /apis/GROUP} and {@code .../VERSION}; false for any
   * other path.
   */
  boolean serve(ApiExchange exchange, List<String> path) throws IOException {
    boolean core = path.get(0).equals("api");
    if (path.size() == 1) {
      exchange.send(200, core ? coreVersions() : groups());
    } else if (core && path.size() == 2) {
      exchange.send(200, resources("", path.get(1)));
    } else if (!core && path.size() == 2) {
      exchange.send(200, group(path.get(1)).put("kind", "APIGroup").put("apiVersion", "v1"));
    } else if (!core && path.size() == 3) {
      exchange.send(200, resources(path.get(1), path.get(2)));
    } else {
      return false;
    }
    return true;
  }

  private static ObjectNode coreVersions() {
    var answer = Json.object().put("kind", "APIVersions");
    answer.putArray("versions").add("v1");
    return answer;
  }

  private ObjectNode groups() {
    var answer = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
    var groups = answer.putArray("groups");
    types.all().stream()
        .map(ResourceType::group)
        .filter(it -> !it.isEmpty())
        .distinct()
        .forEach(it -> groups.add(group(it)));
    return answer;
  }

  private ObjectNode group(String name) {
    var group = Json.object().put("name", name);
    var versions = group.putArray("versions");
    types.all().stream()
        .filter(it -> it.group().equals(name) && !name.isEmpty())
        .map(ResourceType::version)
        .distinct()
        .forEach(
            it -> versions.addObject().put("groupVersion", name + "/" + it).put("version", it));
    if (versions.isEmpty()) {
      throw ApiError.noSuchResource();
    }
    group.set("preferredVersion", versions.get(0));
    return group;
  }

  private ObjectNode resources(String group, String version) {
    var answer = Json.object().put("kind", "APIResourceList").put("apiVersion", "v1");
    answer.put("groupVersion", group.isEmpty() ? version : group + "/" + version);
    var resources = answer.putArray("resources");
    for (var type : types.all()) {
      if (type.group().equals(group) && type.version().equals(version)) {
        addResource(resources, type);
      }
    }
    if (resources.isEmpty()) {
      throw ApiError.noSuchResource();
    }
    return answer;
  }

  private static void addResource(ArrayNode resources, ResourceType type) {
    var resource = resources.addObject().put("name", type.plural());
    resource.put("singularName", type.singular()).put("namespaced", type.namespaced());
    resource.put("kind", type.kind()).set("verbs", Json.of(type.verbs()));
    if (!type.shortNames().isEmpty()) {
      resource.set("shortNames", Json.of(type.shortNames()));
    }
    if (SHOWN_BY_GET_ALL.contains(type.resource())) {
      resource.set("categories", Json.of(List.of("all")));
    }
    if (type.hasStatus()) {
      addSubresource(resources, type, "status", List.of("get", "patch", "update"));
    }
    if (type.resource().equals("pods")) {
      addSubresource(resources, type, "log", List.of("get"));
    }
  }

  private static void addSubresource(
      ArrayNode resources, ResourceType type, String name, List<String> verbs) {
    resources
        .addObject()
        .put("name", type.plural() + "/" + name)
        .put("singularName", "")
        .put("namespaced", type.namespaced())
        .put("kind", type.kind())
        .set("verbs", Json.of(verbs));
  }
}
