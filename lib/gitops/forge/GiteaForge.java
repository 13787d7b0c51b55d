package gitops.forge;

import console.Failure;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import platform.RouteClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gitea's REST API, version 1 (also Forgejo's), for the pull requests of one repository. Its own
 * look-up by branches, {@code /pulls/{base}/{head}}, answers with the oldest one, even a closed
 * one; so the open ones are listed.
 */
public final class GiteaForge implements Forge {
  private static final int PAGE = 50;

  private final RouteClient http;
  private final String pulls;
  private final Optional<String> authorization;

  /**
   * @param remote the repository's address as git has it, without user information
   * @param authorization the request header's value for the account that pushes
   */
  public GiteaForge(RouteClient http, String remote, Optional<String> authorization) {
    this.http = http;
    this.pulls = api(URI.create(remote)) + "/pulls";
    this.authorization = authorization;
  }

  // https://host/prefix/owner/repo.git -> https://host/prefix/api/v1/repos/owner/repo
  private static String api(URI remote) {
    var path = remote.getPath().replaceFirst("\\.git/?$", "").replaceFirst("/+$", "");
    int owner = path.lastIndexOf('/', path.lastIndexOf('/') - 1);
    return remote.getScheme()
        + "://"
        + remote.getAuthority()
        + path.substring(0, owner)
        + "/api/v1/repos"
        + path.substring(owner);
  }

  @Override
  public Optional<PullRequest> open(String head, String base) throws InterruptedException {
    for (int page = 1; ; page++) {
      var listed = get(pulls + "?state=open&limit=" + PAGE + "&page=" + page);
      for (var item : listed) {
        var request = request(item);
        if (request.head().equals(head) && request.base().equals(base)) {
          return Optional.of(request);
        }
      }
      if (listed.size() < PAGE) {
        return Optional.empty();
      }
    }
  }

  @Override
  public PullRequest create(String head, String base, String title, String text)
      throws InterruptedException {
    var wanted = Map.of("head", head, "base", base, "title", title, "body", text);
    return request(send("POST", pulls, wanted));
  }

  @Override
  public PullRequest rewrite(PullRequest request, String title, String text)
      throws InterruptedException {
    return request(
        send("PATCH", pulls + "/" + request.number(), Map.of("title", title, "body", text)));
  }

  @Override
  public PullRequest again(PullRequest request) throws InterruptedException {
    return request(get(pulls + "/" + request.number()));
  }

  private static PullRequest request(JsonNode json) {
    var state =
        json.path("merged").asBoolean(false)
            ? PullRequest.State.MERGED
            : json.path("state").asString("").equals("open")
                ? PullRequest.State.OPEN
                : PullRequest.State.CLOSED;
    return new PullRequest(
        json.path("number").asInt(),
        json.path("html_url").asString(""),
        json.at("/head/ref").asString(""),
        json.at("/base/ref").asString(""),
        json.path("title").asString(""),
        json.path("body").asString(""),
        state,
        state == PullRequest.State.MERGED
            ? Optional.of(json.path("merge_commit_sha").asString(""))
            : Optional.empty());
  }

  private JsonNode get(String url) throws InterruptedException {
    return answer(url, HttpRequest.newBuilder().GET());
  }

  private JsonNode send(String method, String url, Map<String, String> body)
      throws InterruptedException {
    var json = BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body));
    return answer(
        url,
        HttpRequest.newBuilder().method(method, json).header("Content-Type", "application/json"));
  }

  private JsonNode answer(String url, HttpRequest.Builder request) throws InterruptedException {
    request.header("Accept", "application/json");
    authorization.ifPresent(it -> request.header("Authorization", it));
    var answer = http.send(URI.create(url), request);
    return switch (answer.statusCode()) {
      case 200, 201 -> json(answer);
      case 401, 403 ->
          throw Failure.denied(
              "the Git server does not let you use its pull requests: " + message(answer),
              "set GIT_USERNAME and GIT_PASSWORD (a token with the right to write issues)");
      default ->
          throw Failure.content(
              "the Git server does not take the pull request ("
                  + answer.statusCode()
                  + "): "
                  + message(answer),
              "open it by hand from the branch that was pushed");
    };
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return JsonMapper.shared().readTree(answer.body());
    } catch (JacksonException page) {
      throw Failure.content(
          "the Git server answers with a page where Gitea's API is expected",
          "open the pull request by hand from the branch that was pushed");
    }
  }

  private static String message(HttpResponse<String> answer) {
    try {
      return JsonMapper.shared().readTree(answer.body()).path("message").asString("");
    } catch (JacksonException page) {
      return "it answers with a page, not as Gitea does";
    }
  }
}
