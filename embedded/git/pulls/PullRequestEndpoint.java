package embedded.git.pulls;

import com.sun.net.httpserver.HttpExchange;
import embedded.accounts.Accounts;
import embedded.edge.Response;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.eclipse.jgit.lib.Repository;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code /api/v1/repos/<owner>/<repo>/...} over HTTP: who asks, for what, in JSON. */
public final class PullRequestEndpoint {
  private static final String PREFIX = "/api/v1/repos/";

  /** Opens a repository by owner and name; empty where there is none. */
  public interface OpenRepository {
    Optional<Repository> open(String owner, String repo) throws IOException;
  }

  private final PullRequestApi api;
  private final Accounts accounts;
  private final OpenRepository repositories;
  private final BiConsumer<String, String> movedBranch;

  /**
   * @param movedBranch told of a repository (owner/name) and its branch that a merge has moved
   */
  public PullRequestEndpoint(
      PullRequestApi api,
      Accounts accounts,
      OpenRepository repositories,
      BiConsumer<String, String> movedBranch) {
    this.api = api;
    this.accounts = accounts;
    this.repositories = repositories;
    this.movedBranch = movedBranch;
  }

  /** Whether a path is the API's and not a repository's. */
  public static boolean isApi(String path) {
    return path.startsWith(PREFIX);
  }

  /** Answers one request. */
  public void serve(HttpExchange exchange) throws IOException {
    var answer = answer(exchange);
    var json = answer.body() == null ? "" : JsonMapper.shared().writeValueAsString(answer.body());
    Response.sendText(exchange, answer.status(), "application/json; charset=utf-8", json);
  }

  private ApiAnswer answer(HttpExchange exchange) throws IOException {
    var uri = exchange.getRequestURI();
    var parts = List.of(uri.getPath().substring(PREFIX.length()).split("/"));
    var authorization = exchange.getRequestHeaders().getFirst("Authorization");
    var caller = accounts.byBasicAuthentication(authorization);
    if (authorization != null && caller.isEmpty()) {
      return ApiAnswer.refused(401, "invalid username, password or token");
    }
    if (caller.isEmpty() && !exchange.getRequestMethod().equals("GET")) {
      return ApiAnswer.refused(401, "token is required");
    }
    if (parts.size() < 3) {
      return ApiAnswer.notFound();
    }
    try (var repository = repositories.open(parts.get(0), parts.get(1)).orElse(null)) {
      if (repository == null) {
        return ApiAnswer.notFound();
      }
      var name = parts.get(0) + "/" + parts.get(1);
      var user = caller.map(it -> it.name()).orElse("");
      return api.answer(
          new PullRequestApi.Call(
              exchange.getRequestMethod(),
              parts.subList(2, parts.size()),
              query(uri.getRawQuery()),
              body(exchange),
              repository,
              name,
              page(exchange) + "/" + name,
              user,
              user.equals(parts.get(0)),
              ref -> movedBranch.accept(name, ref)));
    } catch (JacksonException notJson) {
      return ApiAnswer.refused(422, "the body is not JSON");
    }
  }

  private static JsonNode body(HttpExchange exchange) throws IOException {
    var bytes = exchange.getRequestBody().readAllBytes();
    return bytes.length == 0
        ? JsonMapper.shared().createObjectNode()
        : JsonMapper.shared().readTree(bytes);
  }

  private static Map<String, String> query(String raw) {
    var parameters = new HashMap<String, String>();
    for (var pair : raw == null ? new String[0] : raw.split("&")) {
      var value = pair.contains("=") ? pair.substring(pair.indexOf('=') + 1) : "";
      parameters.put(
          pair.replaceFirst("=.*", ""), URLDecoder.decode(value, StandardCharsets.UTF_8));
    }
    return parameters;
  }

  // as the client sees the server; its port answers http and https alike
  private static String page(HttpExchange exchange) {
    return "http://" + exchange.getRequestHeaders().getFirst("Host");
  }
}
