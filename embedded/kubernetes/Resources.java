package embedded.kubernetes;

import embedded.kubernetes.ResourceType.Origin;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Answers requests for objects: finds the type, asks whether the user may, does what the method
 * says.
 */
final class Resources {
  private final ObjectStore store;
  private final ResourceTypes types;
  private final Writes writes;
  private final Deletion deletion;
  private final Watches watches;
  private final CallerResources callerResources;
  private volatile PodLogs podLogs = PodLogs.NONE;

  Resources(ObjectStore store, ResourceTypes types, Writes writes, Deletion deletion) {
    this.store = store;
    this.types = types;
    this.writes = writes;
    this.deletion = deletion;
    this.watches = new Watches(store);
    this.callerResources = new CallerResources(store, types);
  }

  void setPodLogs(PodLogs podLogs) {
    this.podLogs = podLogs;
  }

  void serve(ApiExchange exchange, User user) throws IOException {
    var path = ApiPath.parse(exchange.pathParts());
    var type =
        types
            .find(path.group(), path.version(), path.plural())
            .orElseThrow(ApiError::noSuchResource);
    var request = new ResourceRequest(exchange, type, path);
    request.requireSensiblePath();
    Authorizer.check(user, type, request.access());
    if (type.origin() == Origin.COMPUTED) {
      callerResources.serve(exchange, type, path.name(), user);
    } else if (path.subresource().equals("log")) {
      serveLog(request);
    } else {
      serve(request);
    }
  }

  private void serve(ResourceRequest request) throws IOException {
    switch (request.verb()) {
      case "get" -> get(request);
      case "list" -> list(request);
      case "watch" ->
          watches.serve(
              request.type(), request.path().namespace(), request.selector(), request.exchange());
      case "create" -> create(request);
      case "update" -> update(request);
      case "patch" -> patch(request);
      case "delete" -> delete(request);
      default -> deleteCollection(request);
    }
  }

  private void get(ResourceRequest request) throws IOException {
    answer(request, 200, writes.existing(request.type(), request.id()));
  }

  private void answer(ResourceRequest request, int code, ObjectNode object) throws IOException {
    var shown = request.type().inThisVersion(object);
    var exchange = request.exchange();
    if (exchange.wantsTable()) {
      var version = Long.parseLong(Metadata.of(object).resourceVersion());
      var include = exchange.query("includeObject");
      exchange.send(code, Tables.of(request.type(), List.of(shown), version, include));
    } else {
      exchange.send(code, shown);
    }
  }

  private void list(ResourceRequest request) throws IOException {
    var type = request.type();
    var listing = store.list(type.resource(), request.path().namespace());
    var chosen =
        listing.objects().stream().filter(request.selector()).map(type::inThisVersion).toList();
    if (request.exchange().wantsTable()) {
      var include = request.exchange().query("includeObject");
      request.exchange().send(200, Tables.of(type, chosen, listing.version(), include));
    } else {
      request.exchange().send(200, type.listOf(chosen, listing.version()));
    }
  }

  private void create(ResourceRequest request) throws IOException {
    if (!request.isCollection()) {
      throw ApiError.methodNotAllowed();
    }
    var body = request.exchange().object();
    var namespace = request.path().namespace();
    answer(request, 201, writes.create(request.type(), namespace, body, request.writeOptions()));
  }

  private void update(ResourceRequest request) throws IOException {
    request.requireObject();
    var body = request.exchange().object();
    answer(
        request, 200, writes.replace(request.type(), request.id(), body, request.writeOptions()));
  }

  private void patch(ResourceRequest request) throws IOException {
    request.requireObject();
    var exchange = request.exchange();
    var type = request.type();
    if (exchange.contentType().equals(Patches.APPLY)) {
      apply(request);
    } else {
      var patch = Patches.read(type, exchange.contentType(), exchange.body());
      answer(request, 200, writes.patch(type, request.id(), patch, request.writeOptions()));
    }
  }

  private void apply(ResourceRequest request) throws IOException {
    if (request.exchange().query("fieldManager").isEmpty()) {
      throw ApiError.unprocessable(
          "PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is required for"
              + " apply patch");
    }
    boolean isNew = store.get(request.id()).isEmpty();
    var configuration = Json.readObject(request.exchange().body());
    var applied = writes.apply(request.type(), request.id(), configuration, request.writeOptions());
    answer(request, isNew ? 201 : 200, applied);
  }

  private void delete(ResourceRequest request) throws IOException {
    var last = deletion.delete(request.type(), request.id(), deleteOptions(request));
    var isGone = store.get(request.id()).isEmpty();
    if (isGone) {
      request.exchange().send(200, deleted(request.type(), Metadata.of(last)));
    } else {
      answer(request, 200, last);
    }
  }

  private static Deletion.Options deleteOptions(ResourceRequest request) throws IOException {
    var body = request.exchange().body();
    return Deletion.Options.of(
        request.exchange().query("propagationPolicy"),
        request.exchange().query("dryRun"),
        body.length == 0 ? Json.object() : Json.readObject(body));
  }

  private static ObjectNode deleted(ResourceType type, Metadata metadata) {
    var status = Json.object().put("kind", "Status").put("apiVersion", "v1");
    status.putObject("metadata");
    status.put("status", "Success");
    status
        .putObject("details")
        .put("name", metadata.name())
        .put("group", type.group())
        .put("kind", type.plural())
        .put("uid", metadata.uid());
    return status;
  }

  private void deleteCollection(ResourceRequest request) throws IOException {
    var type = request.type();
    var options = deleteOptions(request);
    var listing = store.list(type.resource(), request.path().namespace());
    var chosen = listing.objects().stream().filter(request.selector()).toList();
    for (var object : chosen) {
      var metadata = Metadata.of(object);
      deletion.delete(type, type.id(metadata.namespace(), metadata.name()), options);
    }
    request.exchange().send(200, type.listOf(chosen, store.version()));
  }

  private void serveLog(ResourceRequest request) throws IOException {
    writes.existing(request.type(), request.id());
    var path = request.path();
    var container = request.exchange().query("container");
    request.exchange().sendText(podLogs.log(path.namespace(), path.name(), container));
  }
}
