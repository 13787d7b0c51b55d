package embedded.ui;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The files of the jukebox and of the sandbox's other pages, from the class path's folder {@code
 * ui}. Anything else is 404.
 */
public final class PageFiles implements HttpHandler {
  private static final String FOLDER = "/ui/";
  private static final Pattern NAME = Pattern.compile("(?:[a-z0-9-]+/)*[a-z0-9-]+\\.[a-z]+");
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml");

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath().substring(1);
    var name = path.isEmpty() ? "index.html" : path;
    var type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null || !NAME.matcher(name).matches()) {
      notFound(exchange);
      return;
    }
    try (var in = PageFiles.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        notFound(exchange);
        return;
      }
      exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'self'");
      Reply.bytes(exchange, 200, type, in.readAllBytes());
    }
  }

  private static void notFound(HttpExchange exchange) throws IOException {
    var body = "not found\n".getBytes(StandardCharsets.UTF_8);
    Reply.bytes(exchange, 404, "text/plain; charset=utf-8", body);
  }
}
