package embedded.git;

import static embedded.git.GitServerFixture.USER1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Somebody follows the link to a pull request, reads it and presses the button. */
@Tag("unit")
@Timeout(30)
class PullRequestPagesTest {
  private static final String PAGE = "/user1/mlops-gitops/pulls/1";

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Push> pushes = new CopyOnWriteArrayList<>();
  private GitServerFixture fixture;

  @BeforeEach
  void propose() throws Exception {
    fixture = new GitServerFixture(folder);
    pushBranch("jukebox-7ee442b6ae");
    var request =
        "{\"head\": \"jukebox-7ee442b6ae\", \"base\": \"main\", \"title\": \"<b> to prod\"}";
    assertEquals(
        201, send(asUser1("/api/v1/repos/user1/mlops-gitops/pulls"), request).statusCode());
    fixture.git.onPush(pushes::add);
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void thePageShowsWhatWouldChange() throws Exception {
    var page = send(request(PAGE), null).body();

    assertTrue(page.contains("#1 &lt;b&gt; to prod"), page);
    assertTrue(page.contains("open: jukebox-7ee442b6ae → main, user1"), page);
    assertTrue(page.contains("+version: 7ee442b6ae"), page);
    assertTrue(send(request("/user1/mlops-gitops/pulls"), null).body().contains(PAGE));
    assertEquals(404, send(request("/user1/mlops-gitops/pulls/2"), null).statusCode());
  }

  @Test
  void theButtonMergesOnce() throws Exception {
    var merged = send(request(PAGE + "/merge"), "");

    assertEquals(303, merged.statusCode());
    assertEquals(PAGE, merged.headers().firstValue("Location").orElseThrow());
    assertEquals(List.of(new Push("user1", "mlops-gitops", List.of("refs/heads/main"))), pushes);
    var page = send(request(PAGE), null).body();
    assertTrue(page.contains("merged: "), page);
    assertFalse(page.contains("<button>"), page);
    send(request(PAGE + "/merge"), "");
    assertEquals(1, pushes.size());
  }

  @Test
  void aConflictIsNamed() throws Exception {
    pushFile("main", "version: of-somebody-else\n");
    pushes.clear();

    var refused = send(request(PAGE + "/merge"), "");
    var korean = send(request(PAGE + "/merge").header("Accept-Language", "ko"), "");

    assertEquals(409, refused.statusCode());
    assertTrue(
        refused.body().contains("It was not merged: it conflicts with main"), refused.body());
    assertTrue(refused.body().contains("Merge main into jukebox-7ee442b6ae"), refused.body());
    assertTrue(refused.body().contains("<button>"), "for another try");
    assertTrue(korean.body().contains("병합하지 못했습니다: main 브랜치와 충돌"), korean.body());
    assertTrue(pushes.isEmpty());
  }

  @Test
  void anotherSiteCannotPressIt() throws Exception {
    var foreign = request(PAGE + "/merge").header("Origin", "https://example.com");

    assertEquals(403, send(foreign, "").statusCode());
    assertTrue(pushes.isEmpty());
  }

  private void pushBranch(String branch) throws Exception {
    pushFile(branch, "version: 7ee442b6ae\n");
  }

  /** From main as the server has it. */
  private void pushFile(String branch, String content) throws Exception {
    var clone = Files.createTempDirectory(folder, "clone");
    try (var git =
        Git.cloneRepository().setURI(fixture.url()).setDirectory(clone.toFile()).call()) {
      if (!git.getRepository().getBranch().equals(branch)) {
        git.checkout().setCreateBranch(true).setName(branch).call();
      }
      Files.writeString(clone.resolve("config.yaml"), content);
      git.add().addFilepattern("config.yaml").call();
      git.commit().setMessage("Deploy").setAuthor("me", "me@example.com").setSign(false).call();
      git.push().setRemote(fixture.urlAs(USER1, "/user1/mlops-gitops.git")).add(branch).call();
    }
  }

  private HttpRequest.Builder asUser1(String path) {
    var account = USER1.name() + ":" + USER1.password();
    var basic = Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8));
    return request(path).header("Authorization", "Basic " + basic);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(fixture.server.uri(path));
  }

  /** A POST where there is a body. */
  private HttpResponse<String> send(HttpRequest.Builder request, String body) throws Exception {
    if (body != null) {
      request.POST(BodyPublishers.ofString(body));
    }
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
