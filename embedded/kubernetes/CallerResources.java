package embedded.kubernetes;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Resources that are computed for the one who asks: who am I, what may I, which projects are mine.
 */
final class CallerResources {
  private final ObjectStore store;
  private final ResourceTypes types;

  CallerResources(ObjectStore store, ResourceTypes types) {
    this.store = store;
    this.types = types;
  }

  void serve(ApiExchange exchange, ResourceType type, String name, User user) throws IOException {
    switch (exchange.method() + " " + type.plural()) {
      case "POST selfsubjectreviews" -> exchange.send(201, whoAmI(type, user));
      case "POST selfsubjectaccessreviews" -> exchange.send(201, mayI(exchange.object(), user));
      case "POST selfsubjectrulesreviews" -> exchange.send(201, whatMayI(exchange.object(), user));
      case "GET users" -> exchange.send(200, openShiftUser(type, user));
      case "GET projects" -> projects(exchange, type, name, user);
      default -> throw ApiError.methodNotAllowed();
    }
  }

  private static ObjectNode whoAmI(ResourceType type, User user) {
    var review = Json.object().put("kind", type.kind()).put("apiVersion", type.groupVersion());
    review.putObject("metadata").put("creationTimestamp", Metadata.now());
    var info = review.putObject("status").putObject("userInfo");
    info.put("username", user.name()).put("uid", user.uid()).set("groups", Json.of(user.groups()));
    return review;
  }

  private static ObjectNode mayI(ObjectNode review, User user) {
    var asked = review.at("/spec/resourceAttributes");
    boolean allowed =
        asked.isObject()
            ? Authorizer.allows(user, access(asked))
            : review.at("/spec/nonResourceAttributes/verb").asString("").equals("get");
    review.putObject("status").put("allowed", allowed);
    return review;
  }

  private static Access access(JsonNode asked) {
    var subresource = asked.path("subresource").asString("");
    var resource = asked.path("resource").asString("");
    return new Access(
        asked.path("verb").asString(""),
        asked.path("group").asString(""),
        subresource.isEmpty() ? resource : resource + "/" + subresource,
        asked.path("namespace").asString(""),
        asked.path("name").asString(""));
  }

  private static ObjectNode whatMayI(ObjectNode review, User user) {
    var namespace = review.at("/spec/namespace").asString("");
    boolean everything =
        user.isAdministrator() || Authorizer.namespacesOf(user.name()).contains(namespace);
    var status = review.putObject("status").put("incomplete", false);
    var rules = status.putArray("resourceRules");
    if (everything) {
      addRule(rules.addObject(), List.of("*"), List.of("*"), List.of("*"));
    }
    addRule(
        rules.addObject(),
        List.of("get", "list", "watch"),
        List.of("apiextensions.k8s.io"),
        List.of("customresourcedefinitions"));
    addRule(
        rules.addObject(),
        List.of("create"),
        List.of("authorization.k8s.io", "authentication.k8s.io"),
        List.of("selfsubjectaccessreviews", "selfsubjectrulesreviews", "selfsubjectreviews"));
    status.putArray("nonResourceRules");
    return review;
  }

  private static void addRule(
      ObjectNode rule, List<String> verbs, List<String> groups, List<String> resources) {
    rule.set("verbs", Json.of(verbs));
    rule.set("apiGroups", Json.of(groups));
    rule.set("resources", Json.of(resources));
  }

  private static ObjectNode openShiftUser(ResourceType type, User user) {
    var answer = Json.object().put("kind", type.kind()).put("apiVersion", type.groupVersion());
    answer.putObject("metadata").put("name", user.name()).put("uid", user.uid());
    answer.set("groups", Json.of(user.groups()));
    answer.putNull("identities");
    return answer;
  }

  private void projects(ApiExchange exchange, ResourceType type, String name, User user)
      throws IOException {
    if (!name.isEmpty()) {
      var project =
          project(type, name, user)
              .orElseThrow(
                  () ->
                      ApiError.forbidden(
                          type,
                          name,
                          new Access("get", type.group(), type.plural(), name, name)
                              .refusal(user)));
      exchange.send(200, project);
      return;
    }
    var found = new ArrayList<ObjectNode>();
    for (var namespace : store.list("namespaces", "").objects()) {
      project(type, Metadata.of(namespace).name(), user).ifPresent(found::add);
    }
    exchange.send(
        200,
        exchange.wantsTable()
            ? Tables.of(type, found, store.version(), exchange.query("includeObject"))
            : type.listOf(found, store.version()));
  }

  /** The namespace as OpenShift shows it to this user, who must be allowed to see it. */
  private Optional<ObjectNode> project(ResourceType type, String name, User user) {
    var namespaces = types.find("namespaces").orElseThrow();
    if (!Authorizer.allows(user, new Access("get", "", "namespaces", name, name))) {
      return Optional.empty();
    }
    return store
        .get(namespaces.id("", name))
        .map(it -> it.deepCopy().put("kind", type.kind()).put("apiVersion", type.groupVersion()));
  }
}
