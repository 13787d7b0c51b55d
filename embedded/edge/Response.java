package embedded.edge;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Whole answers. For HEAD the headers say what GET would have sent, as RFC 9110 wants. */
public final class Response {
  private Response() {}

  /** A text as UTF-8. */
  public static void sendText(HttpExchange exchange, int status, String contentType, String text)
      throws IOException {
    send(exchange, status, contentType, text.getBytes(StandardCharsets.UTF_8));
  }

  public static void send(HttpExchange exchange, int status, String contentType, byte[] body)
      throws IOException {
    keepConnection(exchange);
    exchange.getResponseHeaders().set("Content-Type", contentType);
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
      exchange.sendResponseHeaders(status, -1);
    } else if (body.length == 0) {
      exchange.sendResponseHeaders(status, -1);
    } else {
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** Only a status, and the headers that were set before. */
  public static void sendEmpty(HttpExchange exchange, int status) throws IOException {
    keepConnection(exchange);
    exchange.sendResponseHeaders(status, -1);
  }

  /**
   * Lets the client use its connection again. {@link HttpExchange#close} breaks the connection if
   * nobody has asked for the request's body by then, even where the request has none.
   */
  public static void keepConnection(HttpExchange exchange) {
    exchange.getRequestBody();
  }
}
