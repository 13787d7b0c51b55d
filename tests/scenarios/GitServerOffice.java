import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import platform.Profile;
import platform.RouteClient;
import tools.jackson.databind.json.JsonMapper;

/** What an instructor, or the person who merges, does at the Git server, with Gitea's API. */
final class GitServerOffice {
  private final WorkshopParticipant participant;

  GitServerOffice(WorkshopParticipant participant) {
    this.participant = participant;
  }

  /** From now on main takes pushes to test's files only. */
  void protectMain() throws InterruptedException {
    post(
        "/branch_protections",
        """
        {"rule_name": "main", "enable_push": false,
         "unprotected_file_patterns": "model-deployments/test/**"}
        """);
  }

  /** Merges a pull request with a merge commit. */
  void merge(String url) throws InterruptedException {
    var number = url.substring(url.lastIndexOf('/') + 1);
    Eventually.holds(() -> post("/pulls/" + number + "/merge", "{\"Do\": \"merge\"}"));
  }

  /** The text of a pull request, as the person who merges reads it. */
  String text(String url) throws InterruptedException {
    var number = url.substring(url.lastIndexOf('/') + 1);
    var answer = send("/pulls/" + number, HttpRequest.newBuilder().GET());
    return JsonMapper.shared().readTree(answer.body()).path("body").asString();
  }

  private void post(String path, String json) throws InterruptedException {
    send(
        path,
        HttpRequest.newBuilder()
            .POST(BodyPublishers.ofString(json))
            .header("Content-Type", "application/json"));
  }

  private HttpResponse<String> send(String path, HttpRequest.Builder request)
      throws InterruptedException {
    var uri =
        URI.create(
            "https://"
                + participant.gitServer()
                + "/api/v1/repos/"
                + participant.name()
                + "/mlops-gitops"
                + path);
    var account = participant.name() + ":" + participant.secrets().get(0);
    var basic = Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8));
    request.header("Authorization", "Basic " + basic);
    var nowhere = OutputStream.nullOutputStream();
    var profile = Profile.load(participant.workbench(nowhere, nowhere));
    var answer = new RouteClient(profile).send(uri, request);
    assertTrue(answer.statusCode() / 100 == 2, answer.statusCode() + " " + answer.body());
    return answer;
  }
}
