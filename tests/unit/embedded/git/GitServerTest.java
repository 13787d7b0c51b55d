package embedded.git;

import static embedded.git.GitServerFixture.USER1;
import static embedded.git.GitServerFixture.USER2;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import embedded.accounts.Participant;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.transport.PushResult;
import org.eclipse.jgit.transport.RemoteRefUpdate.Status;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
@Timeout(30)
class GitServerTest {
  private static final String READ = "/info/refs?service=git-upload-pack";
  private static final String PUSH = "/info/refs?service=git-receive-pack";
  private static final String REPOSITORY = "/user1/mlops-gitops";

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private GitServerFixture fixture;

  @BeforeEach
  void start() throws Exception {
    fixture = new GitServerFixture(folder);
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void decidesAboutReadingAsGiteaDoes() throws Exception {
    assertEquals(200, get(REPOSITORY + ".git" + READ).statusCode());
    assertEquals(200, get(REPOSITORY + READ).statusCode());
    assertEquals(200, get(REPOSITORY + READ, USER2).statusCode());
    assertEquals(401, get(REPOSITORY + READ, wrong()).statusCode());
    assertEquals(401, get(REPOSITORY, wrong()).statusCode());
  }

  @Test
  void hidesMissingRepositoriesFromThoseWhoAreNotLoggedIn() throws Exception {
    var hidden = get("/user1/nothing.git" + READ);

    assertEquals(401, hidden.statusCode());
    assertEquals(
        Optional.of("Basic realm=\"Gitea\""), hidden.headers().firstValue("WWW-Authenticate"));
    assertEquals(404, get("/user1/nothing.git" + READ, USER1).statusCode());
  }

  @Test
  void decidesAboutPushingAsGiteaDoes() throws Exception {
    assertEquals(401, get(REPOSITORY + PUSH).statusCode());
    assertEquals(401, get(REPOSITORY + PUSH, wrong()).statusCode());
    assertEquals(403, get(REPOSITORY + PUSH, USER2).statusCode());
    assertEquals(200, get(REPOSITORY + PUSH, USER1).statusCode());
    assertEquals(403, get("/user1/nothing" + PUSH, USER1).statusCode());
  }

  @Test
  void neverLeavesItsFolder() throws Exception {
    Files.createDirectories(folder.resolve("outside.git"));

    assertEquals(404, get("/../outside.git" + READ, USER1).statusCode());
    assertEquals(404, get("/%2e%2e/outside.git" + READ, USER1).statusCode());
    assertThrows(
        IllegalArgumentException.class,
        () -> fixture.git.create("..", "outside", folder.resolve("source"), "x"));
  }

  @Test
  void servesJGitClients() throws Exception {
    try (var clone =
        Git.cloneRepository()
            .setURI(fixture.url())
            .setDirectory(folder.resolve("clone").toFile())
            .call()) {
      Files.writeString(folder.resolve("clone/config.yaml"), "version: '1'\n");
      clone.add().addFilepattern(".").call();
      clone.commit().setMessage("deploy").setSign(false).call();

      var results =
          clone
              .push()
              .setCredentialsProvider(
                  new UsernamePasswordCredentialsProvider(USER1.name(), USER1.password()))
              .call();

      for (PushResult result : results) {
        assertEquals(Status.OK, result.getRemoteUpdate("refs/heads/main").getStatus());
      }
    }
  }

  @Test
  void findsTheRepositoryOfAnyUrl() {
    var expected = Optional.of(folder.resolve("repositories/user1/mlops-gitops.git"));

    assertEquals(
        expected, fixture.git.repository("https://gitea.apps.example.com/user1/mlops-gitops.git"));
    assertEquals(expected, fixture.git.repository("http://u:p@localhost:1/user1/mlops-gitops"));
    assertEquals(Optional.empty(), fixture.git.repository("https://x/user1/nothing.git"));
    assertEquals(Optional.empty(), fixture.git.repository("not a url"));
  }

  @Test
  void makesTheSameCommitOfTheSameFiles() throws Exception {
    var first = head("mlops-gitops");

    fixture.git.create("user1", "again", folder.resolve("source"), "first commit");

    assertEquals(first, head("again"));
  }

  @Test
  void leavesAnExistingRepositoryAsItIs() throws Exception {
    var before = head("mlops-gitops");
    Files.writeString(folder.resolve("source/new"), "new");

    fixture.git.create("user1", "mlops-gitops", folder.resolve("source"), "first commit");

    assertEquals(before, head("mlops-gitops"));
  }

  @Test
  void keepsFileModesAndLeavesGitsOwnFoldersOut() throws Exception {
    var source = Files.createDirectories(folder.resolve("modes"));
    Files.createDirectories(source.resolve("nested/.git"));
    Files.writeString(source.resolve("nested/.git/HEAD"), "ref: refs/heads/main\n");
    Files.writeString(source.resolve("nested/file"), "x");
    var script = Files.writeString(source.resolve("run.sh"), "#!/bin/sh\n");
    boolean posix = script.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (posix) {
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    var bare = fixture.git.create("user1", "modes", source, "modes");

    try (var repository = Repositories.open(bare);
        var walk = new TreeWalk(repository)) {
      walk.addTree(repository.resolve("main^{tree}"));
      walk.setRecursive(true);
      assertTrue(walk.next());
      assertEquals("nested/file", walk.getPathString());
      assertTrue(walk.next());
      assertEquals("run.sh", walk.getPathString());
      assertEquals(posix ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE, walk.getFileMode());
      assertFalse(walk.next());
    }
  }

  @Test
  void showsFilesAndCommitsToBrowsers() throws Exception {
    var root = get(REPOSITORY);
    assertEquals(200, root.statusCode());
    assertTrue(root.body().contains("# &lt;Jukebox&gt;"), root.body());
    assertTrue(root.body().contains("first commit"));

    var commit = get(REPOSITORY + "/commit/" + head("mlops-gitops"));
    assertEquals(200, commit.statusCode());
    assertTrue(commit.body().contains("+# &lt;Jukebox&gt;"), commit.body());
    assertTrue(commit.body().contains("Workshop"));

    var file = get(REPOSITORY + "/src/branch/main/model-deployments/test/config.yaml");
    assertTrue(file.body().contains("<pre>---"), file.body());
    assertTrue(get(REPOSITORY + "/src/branch/main/model-deployments").body().contains("test/"));
    assertTrue(get(REPOSITORY + "/commits/branch/main").body().contains("first commit"));
  }

  @Test
  void hasNoPageForWhatIsNotThere() throws Exception {
    for (var path :
        List.of("/commit/" + "0".repeat(40), "/commit/x", "/src/branch/main/no", "/settings")) {
      assertEquals(404, get(REPOSITORY + path).statusCode(), path);
    }
  }

  private String head(String repo) throws Exception {
    try (var repository =
        Repositories.open(fixture.git.repository("http://x/user1/" + repo).orElseThrow())) {
      return repository.resolve("main").name();
    }
  }

  private static Participant wrong() {
    return new Participant("user1", "wrong", "");
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(fixture.server.uri(path)).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path, Participant as) throws Exception {
    var credentials = (as.name() + ":" + as.password()).getBytes();
    var request =
        HttpRequest.newBuilder(fixture.server.uri(path))
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }
}
