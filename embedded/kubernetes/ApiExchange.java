package embedded.kubernetes;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One HTTP request and its answer, in the terms of the API. */
final class ApiExchange {
  private final HttpExchange exchange;
  private final Map<String, String> query;

  ApiExchange(HttpExchange exchange) {
    this.exchange = exchange;
    this.query = parse(exchange.getRequestURI().getRawQuery());
  }

  private static Map<String, String> parse(String query) {
    var values = new HashMap<String, String>();
    if (query != null) {
      for (var parameter : query.split("&")) {
        var nameAndValue = parameter.split("=", 2);
        values.put(decode(nameAndValue[0]), nameAndValue.length > 1 ? decode(nameAndValue[1]) : "");
      }
    }
    return values;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  String method() {
    return exchange.getRequestMethod();
  }

  List<String> pathParts() {
    return ApiPath.split(exchange.getRequestURI().getPath());
  }

  /** A parameter of the query; empty if it is not there. */
  String query(String name) {
    return query.getOrDefault(name, "");
  }

  boolean isSet(String parameter) {
    return query(parameter).equals("true") || query(parameter).equals("1");
  }

  String header(String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }

  /** The type of the body, without parameters such as the charset. */
  String contentType() {
    var type = header("Content-Type");
    return type == null ? "" : type.split(";", 2)[0].strip();
  }

  byte[] body() throws IOException {
    return exchange.getRequestBody().readAllBytes();
  }

  /**
   * The object in the body: JSON, YAML, or Protobuf of the kinds that kubectl sends in no other
   * way.
   */
  ObjectNode object() throws IOException {
    if (contentType().equals(ProtobufReader.CONTENT_TYPE)) {
      return ProtobufReader.read(body());
    }
    return Json.readObject(body());
  }

  boolean wantsTable() {
    var accept = header("Accept");
    return accept != null && accept.contains("as=Table");
  }

  /**
   * The name of the client, for {@code managedFields}: what it says itself, or the head of its
   * User-Agent.
   */
  String fieldManager() {
    if (!query("fieldManager").isEmpty()) {
      return query("fieldManager");
    }
    var agent = header("User-Agent");
    return agent == null || agent.isBlank() ? "unknown" : agent.split("[/ ]", 2)[0];
  }

  void send(int code, JsonNode answer) throws IOException {
    send(code, "application/json", Json.write(answer));
  }

  void sendText(String text) throws IOException {
    send(200, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  void send(ApiError error) throws IOException {
    send(error.code(), error.status());
  }

  private void send(int code, String contentType, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", contentType);
    exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  /** Begins an answer that goes on as long as the stream is open. */
  OutputStream stream() throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 0);
    var stream = exchange.getResponseBody();
    stream.flush();
    return stream;
  }
}
