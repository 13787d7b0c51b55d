package embedded.ui;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Sends whole answers. */
final class Reply {
  private Reply() {}

  static void json(HttpExchange exchange, int status, String json) throws IOException {
    bytes(exchange, status, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  static void bytes(HttpExchange exchange, int status, String contentType, byte[] body)
      throws IOException {
    try (exchange) {
      var headers = exchange.getResponseHeaders();
      headers.set("Content-Type", contentType);
      headers.set("Cache-Control", "no-cache");
      headers.set("X-Content-Type-Options", "nosniff");
      boolean hasBody = body.length > 0 && !exchange.getRequestMethod().equals("HEAD");
      // -1 stands for "no body", 0 would mean chunks
      exchange.sendResponseHeaders(status, hasBody ? body.length : -1);
      if (hasBody) {
        exchange.getResponseBody().write(body);
      }
    }
  }
}
