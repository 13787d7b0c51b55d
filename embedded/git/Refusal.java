package embedded.git;

import com.sun.net.httpserver.HttpExchange;
import embedded.edge.Response;
import java.io.IOException;

/** Refusals in Gitea's words; git shows plain text to its user, each line after {@code remote:}. */
final class Refusal {
  private Refusal() {}

  static void send(HttpExchange exchange, GitDecision why) throws IOException {
    switch (why) {
      case LOGIN_NEEDED -> {
        exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"Gitea\"");
        text(exchange, 401, "Unauthorized");
      }
      case NOT_THE_OWNER -> text(exchange, 403, "User permission denied for writing.");
      case NO_PUSH_TO_CREATE -> text(exchange, 403, "Push to create is not enabled for users.");
      case NOT_FOUND -> text(exchange, 404, "Repository not found");
      case ALLOWED -> throw new IllegalArgumentException("nothing to refuse");
    }
  }

  static void notFound(HttpExchange exchange) throws IOException {
    text(exchange, 404, "Not found.");
  }

  private static void text(HttpExchange exchange, int status, String text) throws IOException {
    Response.sendText(exchange, status, "text/plain; charset=utf-8", text + "\n");
  }
}
