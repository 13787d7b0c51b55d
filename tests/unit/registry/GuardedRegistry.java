package registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import embedded.accounts.Accounts;
import embedded.accounts.Participant;
import embedded.edge.PlainServer;
import embedded.registry.ImageContent;
import embedded.registry.ImageLayer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The embedded registry behind a guard who lets nobody read without an account or a token. It has
 * the image {@code me/jukebox:1}.
 */
public final class GuardedRegistry implements AutoCloseable {
  static final Participant ME = new Participant("me", "me's-secret", "unused");
  private static final String IDENTITY_TOKEN = "refresh";
  private static final String ACCESS_TOKEN = "opaque+access/token==";

  final String digest;
  final List<String> tokenRequests = new ArrayList<>();
  private final Accounts accounts = new Accounts(List.of(ME));
  private final embedded.registry.Registry registry;
  private final PlainServer behind;
  private final PlainServer server;
  private final HttpClient http = HttpClient.newHttpClient();

  private GuardedRegistry(Path root, boolean byToken) throws IOException {
    registry = new embedded.registry.Registry(root, accounts);
    var model = new ImageLayer().file("/models/1/model.onnx", "weights");
    digest = registry.content().put("me/jukebox", "1", ImageContent.of(model));
    behind = new PlainServer(registry);
    HttpHandler guard = byToken ? this::demandToken : this::demandAccount;
    server = new PlainServer(guard);
  }

  public static GuardedRegistry demandingAnAccount(Path root) throws IOException {
    return new GuardedRegistry(root, false);
  }

  public static GuardedRegistry demandingAToken(Path root) throws IOException {
    return new GuardedRegistry(root, true);
  }

  /** Its name in images. */
  public String name() {
    return "localhost:" + server.port();
  }

  /** The name of the image that it has. */
  public String image() {
    return name() + "/me/jukebox:1";
  }

  private void demandAccount(HttpExchange exchange) throws IOException {
    var authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (accounts.byBasicAuthentication(authorization).isPresent()) {
      registry.handle(exchange);
    } else {
      refuse(exchange, "Basic realm=\"a registry\"");
    }
  }

  private void demandToken(HttpExchange exchange) throws IOException {
    if (exchange.getRequestURI().getPath().equals("/token")) {
      giveToken(exchange);
    } else if (("Bearer " + ACCESS_TOKEN)
        .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      passOn(exchange);
    } else {
      refuse(
          exchange,
          "Bearer realm=\"http://%s/token\",service=\"a registry\",scope=\"repository:%s:pull\""
              .formatted(name(), "me/jukebox"));
    }
  }

  // the embedded registry knows no tokens, and would refuse the request with one, and the base of
  // its API without an account
  private void passOn(HttpExchange exchange) throws IOException {
    if (exchange.getRequestURI().getPath().equals("/v2/")) {
      answer(exchange, 200, "{}");
      return;
    }
    var request =
        HttpRequest.newBuilder(behind.uri(exchange.getRequestURI().getPath()))
            .method(exchange.getRequestMethod(), BodyPublishers.noBody())
            .header("Accept", exchange.getRequestHeaders().getFirst("Accept"));
    try {
      var answer = http.send(request.build(), BodyHandlers.ofString());
      for (var header : List.of("Content-Type", "Docker-Content-Digest")) {
        answer
            .headers()
            .firstValue(header)
            .ifPresent(value -> exchange.getResponseHeaders().set(header, value));
      }
      answer(exchange, answer.statusCode(), answer.body());
    } catch (InterruptedException interrupted) {
      throw new IOException(interrupted);
    }
  }

  private void giveToken(HttpExchange exchange) throws IOException {
    var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var query = exchange.getRequestURI().getQuery();
    var authorization = exchange.getRequestHeaders().getFirst("Authorization");
    tokenRequests.add(exchange.getRequestMethod() + " " + query + " " + form);
    var isKnown =
        accounts.byBasicAuthentication(authorization).isPresent()
            && query.endsWith("service=a+registry&scope=repository:me/jukebox:pull");
    var hasIdentityToken =
        form.contains("grant_type=refresh_token")
            && form.contains("refresh_token=" + IDENTITY_TOKEN)
            && form.contains("service=a+registry");
    if (isKnown || hasIdentityToken) {
      answer(exchange, 200, "{\"access_token\": \"" + ACCESS_TOKEN + "\"}");
    } else {
      answer(exchange, 401, "{}");
    }
  }

  private static void refuse(HttpExchange exchange, String challenge) throws IOException {
    exchange.getResponseHeaders().set("WWW-Authenticate", challenge);
    answer(exchange, 401, "{\"errors\": [{\"code\": \"UNAUTHORIZED\"}]}");
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    var isHead = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, isHead ? -1 : bytes.length);
    if (!isHead) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.close();
    behind.close();
  }
}
