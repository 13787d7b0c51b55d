package embedded.serving;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** The REST side of the Open Inference Protocol V2: which path asks for what. */
final class InferenceProtocol implements HttpHandler {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern MODEL_PATH =
      Pattern.compile("/v2/models/([^/]+)(?:/versions/([^/]+))?(?:/(ready|infer))?");

  private final ServedModel model;
  private final boolean metricsEnabled;
  private final RequestCounts counts = new RequestCounts();

  InferenceProtocol(ServedModel model, boolean metricsEnabled) {
    this.model = model;
    this.metricsEnabled = metricsEnabled;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      try {
        answer(exchange);
      } catch (RequestRejected rejected) {
        sendError(exchange, rejected.status(), rejected.getMessage());
      } catch (IllegalStateException unloaded) {
        sendError(exchange, 503, unloaded.getMessage());
      } catch (RuntimeException unexpected) {
        sendError(exchange, 500, unexpected.toString());
      }
    }
  }

  private void answer(HttpExchange exchange) throws IOException, RequestRejected {
    var path = exchange.getRequestURI().getPath();
    switch (path) {
      case "/v2/health/live", "/v2/health/ready" -> {
        expectMethod(exchange, "GET");
        exchange.sendResponseHeaders(200, -1);
      }
      case "/v2" -> {
        expectMethod(exchange, "GET");
        send(exchange, 200, server());
      }
      case "/metrics" -> {
        expectMethod(exchange, "GET");
        expectMetrics();
        var text = counts.prometheus(model.name(), model.version());
        send(exchange, 200, "text/plain; version=0.0.4", text.getBytes(StandardCharsets.UTF_8));
      }
      default -> answerForModel(exchange, path);
    }
  }

  // OpenVINO Model Server's answer, too
  private void expectMetrics() throws RequestRejected {
    if (!metricsEnabled) {
      throw RequestRejected.badRequest("Invalid request URL: there is no --metrics_enable");
    }
  }

  private static JsonNode server() {
    var server = JsonNodeFactory.instance.objectNode();
    server.put("name", "sandbox model server").put("version", "1");
    server.putArray("extensions");
    return server;
  }

  private void answerForModel(HttpExchange exchange, String path)
      throws IOException, RequestRejected {
    var asked = MODEL_PATH.matcher(path);
    if (!asked.matches()) {
      throw RequestRejected.notFound(
          "nothing at %s; the model is at /v2/models/%s".formatted(path, model.name()));
    }
    expectModel(asked.group(1), asked.group(2));
    var action = asked.group(3) == null ? "metadata" : asked.group(3);
    switch (action) {
      case "ready" -> {
        expectMethod(exchange, "GET");
        exchange.sendResponseHeaders(200, -1);
      }
      case "infer" -> {
        expectMethod(exchange, "POST");
        send(exchange, 200, infer(exchange.getRequestBody().readAllBytes()));
      }
      default -> {
        expectMethod(exchange, "GET");
        send(exchange, 200, model.metadata());
      }
    }
  }

  private JsonNode infer(byte[] body) throws RequestRejected {
    try {
      var response = model.infer(body);
      counts.answered();
      return response;
    } catch (RequestRejected rejected) {
      counts.refused();
      throw rejected;
    }
  }

  private void expectModel(String name, String version) throws RequestRejected {
    if (!name.equals(model.name())) {
      throw RequestRejected.notFound(
          "no model '%s' here; this server has '%s'".formatted(name, model.name()));
    }
    if (version != null && !version.equals(model.version())) {
      throw RequestRejected.notFound(
          "model '%s' has no version %s; this server has %s"
              .formatted(name, version, model.version()));
    }
  }

  private static void expectMethod(HttpExchange exchange, String method) throws RequestRejected {
    if (!exchange.getRequestMethod().equals(method)) {
      throw RequestRejected.methodNotAllowed(
          "%s takes %s requests".formatted(exchange.getRequestURI().getPath(), method));
    }
  }

  private static void sendError(HttpExchange exchange, int status, String sentence)
      throws IOException {
    send(exchange, status, JsonNodeFactory.instance.objectNode().put("error", sentence));
  }

  private static void send(HttpExchange exchange, int status, JsonNode json) throws IOException {
    send(exchange, status, "application/json", JSON.writeValueAsBytes(json));
  }

  private static void send(HttpExchange exchange, int status, String contentType, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", contentType);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
