package gitops;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an instructor or the person who merges does with Gitea's API. */
final class GiteaApi {
  private final HttpClient http = HttpClient.newHttpClient();
  private final String root;
  private final String authorization;

  GiteaApi(String gitServer, String user, String password) {
    this.root = "http://" + gitServer + "/api/v1";
    var account = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    this.authorization = "Basic " + Base64.getEncoder().encodeToString(account);
  }

  /** The answer's JSON, after a look at its status. */
  JsonNode expect(int status, String method, String path, Map<String, ?> body)
      throws IOException, InterruptedException {
    var answer = send(method, path, body);
    if (answer.statusCode() != status) {
      throw new AssertionError(method + " " + path + ": " + answer.statusCode() + answer.body());
    }
    return answer.body().isBlank()
        ? JsonMapper.shared().createObjectNode()
        : JsonMapper.shared().readTree(answer.body());
  }

  HttpResponse<String> send(String method, String path, Map<String, ?> body)
      throws IOException, InterruptedException {
    var json =
        body.isEmpty()
            ? BodyPublishers.noBody()
            : BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body));
    var request =
        HttpRequest.newBuilder(URI.create(root + path))
            .method(method, json)
            .header("Content-Type", "application/json")
            .header("Authorization", authorization);
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
