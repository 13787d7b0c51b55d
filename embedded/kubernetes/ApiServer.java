package embedded.kubernetes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import embedded.accounts.Accounts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Kubernetes API of the embedded platform, for kubectl and the Fabric8 client. Its HTTP server
 * needs a thread for each open watch.
 */
public final class ApiServer implements HttpHandler, AutoCloseable {
  /** The version of Kubernetes that it says it is. */
  static final String VERSION = "v1.34.1";

  private static final Set<String> HEALTH = Set.of("healthz", "readyz", "livez");
  private static final WriteOptions BOOTSTRAP = new WriteOptions("sandbox", "", false, false);

  private final ObjectStore store = new ObjectStore();
  private final ResourceTypes types = new ResourceTypes();
  private final Authentication authentication;
  private final Writes writes;
  private final Resources resources;
  private final Discovery discovery;
  private final OpenApi openApi;
  private final GarbageCollector garbageCollector;

  /** An API for these participants, with their namespaces not yet there. */
  public ApiServer(Accounts accounts) {
    this.authentication = new Authentication(accounts);
    this.writes = new Writes(store, types);
    var deletion = new Deletion(store, types);
    this.resources = new Resources(store, types, writes, deletion);
    this.discovery = new Discovery(types);
    this.openApi = new OpenApi(types);
    this.garbageCollector = new GarbageCollector(store, types, deletion);
    bootstrap();
    garbageCollector.start();
  }

  private void bootstrap() {
    var namespaces = types.find("namespaces").orElseThrow();
    for (var name : List.of("default", "kube-system", "kube-public")) {
      createIfMissing(namespaces, named(name));
    }
    var definitions = types.find(CustomTypes.DEFINITIONS).orElseThrow();
    for (var type : BuiltInTypes.operators()) {
      createIfMissing(definitions, CustomTypes.definitionOf(type));
    }
  }

  private void createIfMissing(ResourceType type, ObjectNode object) {
    if (store.get(type.id("", Metadata.of(object).name())).isEmpty()) {
      writes.create(type, "", object, BOOTSTRAP);
    }
  }

  private static ObjectNode named(String name) {
    var object = Json.object();
    object.putObject("metadata").put("name", name);
    return object;
  }

  /** The token of the platform's controllers, who may do everything. New with every start. */
  public String adminToken() {
    return authentication.adminToken();
  }

  /** All objects, to keep them from one start to the next. */
  public ObjectStore store() {
    return store;
  }

  /**
   * Reads the state of an earlier start, with the types that its CustomResourceDefinitions define.
   */
  public void load(Path file) throws IOException {
    store.load(file);
    store.list(CustomTypes.DEFINITIONS, "").objects().forEach(types::register);
    bootstrap(); // the earlier start may have been of a version that knew fewer types
  }

  /** From now on {@code kubectl logs} shows what this knows. */
  public void setPodLogs(PodLogs podLogs) {
    resources.setPodLogs(podLogs);
  }

  @Override
  public void handle(HttpExchange httpExchange) throws IOException {
    try (httpExchange) {
      var exchange = new ApiExchange(httpExchange);
      try {
        serve(exchange);
      } catch (ApiError refused) {
        exchange.send(refused);
      } catch (RuntimeException unexpected) {
        System.getLogger("embedded.kubernetes")
            .log(
                System.Logger.Level.WARNING,
                exchange.method() + " " + httpExchange.getRequestURI(),
                unexpected);
        exchange.send(ApiError.internal(unexpected));
      }
    }
  }

  private void serve(ApiExchange exchange) throws IOException {
    var path = exchange.pathParts();
    var root = path.isEmpty() ? "" : path.get(0);
    if (HEALTH.contains(root)) {
      exchange.sendText("ok");
      return;
    }
    if (root.equals("version")) {
      exchange.send(200, version());
      return;
    }
    var user = authentication.userOf(exchange.header("Authorization"));
    switch (root) {
      case "" -> exchange.send(200, paths());
      case "openapi" -> openApi.serve(exchange, path);
      case "api", "apis" -> {
        if (!discovery.serve(exchange, path)) {
          resources.serve(exchange, user);
        }
      }
      default -> throw ApiError.noSuchResource();
    }
  }

  private static ObjectNode version() {
    var numbers = VERSION.substring(1).split("\\.");
    return Json.object()
        .put("major", numbers[0])
        .put("minor", numbers[1])
        .put("gitVersion", VERSION)
        .put("platform", "jvm");
  }

  private static ObjectNode paths() {
    var answer = Json.object();
    answer.set("paths", Json.of(List.of("/api", "/apis", "/healthz", "/openapi/v3", "/version")));
    return answer;
  }

  @Override
  public void close() {
    garbageCollector.close();
    store.closeWatchers();
  }
}
