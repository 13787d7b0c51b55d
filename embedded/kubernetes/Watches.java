package embedded.kubernetes;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers a watch: one JSON line for each change, until the client goes or its time is over. */
final class Watches {
  private static final long DEFAULT_SECONDS = 30 * 60L;
  private static final long BOOKMARK_MILLISECONDS = 60_000;

  private final ObjectStore store;

  Watches(ObjectStore store) {
    this.store = store;
  }

  /** What a client watches. */
  private record Subject(
      ResourceType type, String namespace, Predicate<ObjectNode> selector, ApiExchange exchange) {}

  void serve(
      ResourceType type, String namespace, Predicate<ObjectNode> selector, ApiExchange exchange)
      throws IOException {
    if (exchange.isSet("sendInitialEvents")) {
      // clients that prefer this fall back to list and watch
      throw ApiError.unprocessable(
          "ListOptions.meta.k8s.io \"\" is invalid: sendInitialEvents: Forbidden: sendInitialEvents"
              + " is forbidden for watch unless the WatchList feature gate is enabled");
    }
    if ("websocket".equalsIgnoreCase(exchange.header("Upgrade"))) {
      // the JDK's server has no WebSockets: a plain answer makes clients watch over HTTP
      exchange.send(200, Json.object());
      return;
    }
    var subject = new Subject(type, namespace, selector, exchange);
    try (var watcher = open(subject)) {
      follow(subject, watcher, exchange.stream());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private Watcher open(Subject subject) {
    var version = subject.exchange().query("resourceVersion");
    var resource = subject.type().resource();
    return version.isEmpty() || version.equals("0")
        ? store.watchFromNow(resource, subject.namespace())
        : store.watchSince(resource, parse(version));
  }

  private static long parse(String version) {
    try {
      return Long.parseLong(version);
    } catch (NumberFormatException notOurs) {
      throw ApiError.badRequest("Invalid value: \"" + version + "\": invalid resourceVersion");
    }
  }

  private void follow(Subject subject, Watcher watcher, OutputStream stream)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + seconds(subject.exchange()) * 1_000_000_000L;
    boolean columnsSent = false;
    boolean isOver = false;
    while (watcher.isOpen() && !isOver) {
      long left = Math.max(0, (end - System.nanoTime()) / 1_000_000 + 1); // not a moment too early
      var event = watcher.poll(Math.min(left, BOOKMARK_MILLISECONDS));
      isOver = System.nanoTime() >= end;
      var line = event == null ? null : line(subject, event, columnsSent);
      if (line != null) {
        send(stream, line);
        columnsSent = true;
      } else if (event == null && subject.exchange().isSet("allowWatchBookmarks")) {
        sendBookmark(subject, watcher, stream);
      }
    }
  }

  private static long seconds(ApiExchange exchange) {
    try {
      return Long.parseLong(exchange.query("timeoutSeconds"));
    } catch (NumberFormatException none) {
      return DEFAULT_SECONDS;
    }
  }

  /** The event as this client sees it; null for one that does not concern it. */
  private ObjectNode line(Subject subject, ObjectEvent event, boolean columnsSent) {
    if (!subject.namespace().isEmpty() && !subject.namespace().equals(event.id().namespace())) {
      return null;
    }
    boolean was = event.previous() != null && subject.selector().test(event.previous());
    boolean is =
        event.type() != ObjectEvent.Type.DELETED && subject.selector().test(event.object());
    if (!was && !is) {
      return null;
    }
    // an object that comes into the selection or leaves it is new or gone for this client
    var type = is ? (was ? "MODIFIED" : "ADDED") : "DELETED";
    var line = Json.object().put("type", type);
    line.set("object", representation(subject, event, columnsSent));
    return line;
  }

  private static JsonNode representation(Subject subject, ObjectEvent event, boolean columnsSent) {
    var object = subject.type().inThisVersion(event.object());
    if (!subject.exchange().wantsTable()) {
      return object;
    }
    var include = subject.exchange().query("includeObject");
    return columnsSent
        ? Tables.withoutColumns(subject.type(), List.of(object), event.version(), include)
        : Tables.of(subject.type(), List.of(object), event.version(), include);
  }

  private void sendBookmark(Subject subject, Watcher watcher, OutputStream stream)
      throws IOException {
    long version = store.version();
    if (!watcher.hasNothingToSay()) {
      return; // what is waiting may be older than this version
    }
    var object = Json.object().put("kind", subject.type().kind());
    object.put("apiVersion", subject.type().groupVersion());
    object
        .putObject("metadata")
        .put("resourceVersion", Long.toString(version))
        .putNull("creationTimestamp");
    var line = Json.object().put("type", "BOOKMARK");
    line.set("object", object);
    send(stream, line);
  }

  private static void send(OutputStream stream, JsonNode line) throws IOException {
    // Fabric8's client (8.0.0, WatchHTTPManager) misreads the event after one that is not ASCII
    stream.write(Json.writeAscii(line));
    stream.write('\n');
    stream.flush();
  }
}
