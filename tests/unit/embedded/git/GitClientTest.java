package embedded.git;

import static embedded.git.GitServerFixture.USER1;
import static embedded.git.GitServerFixture.USER2;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
@Timeout(60)
class GitClientTest {
  private static final String PATH = "/user1/mlops-gitops.git";

  @TempDir Path folder;
  private GitServerFixture fixture;
  private GitCommand git;

  @BeforeEach
  void start() throws Exception {
    assumeTrue(GitCommand.isInstalled(), "git is not installed");
    fixture = new GitServerFixture(folder);
    git = new GitCommand(Files.createDirectories(folder.resolve("home")));
  }

  @AfterEach
  void stop() {
    if (fixture != null) {
      fixture.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "2"})
  void clonesAndPushesWithEachProtocolVersion(String version) throws Exception {
    BlockingQueue<Push> pushes = new LinkedBlockingQueue<>();
    fixture.git.onPush(pushes::add);
    var clone = cloned(fixture.urlAs(USER1, PATH), "-c", "protocol.version=" + version);

    commit(clone, "config.yaml", "version: '1'\n");
    assertEquals(0, run(clone, "push", "origin", "main").exitCode());

    assertEquals(
        new Push("user1", "mlops-gitops", List.of("refs/heads/main")),
        pushes.poll(10, TimeUnit.SECONDS));
    var second = cloned(fixture.url().replace(".git", ""), "--depth", "1");
    assertEquals("version: '1'\n", Files.readString(second.resolve("config.yaml")));
  }

  @Test
  void takesLargePushesAndLongNegotiations() throws Exception {
    var clone = cloned(fixture.urlAs(USER1, PATH));
    var random = new byte[3_000_000];
    new Random(3).nextBytes(random);
    Files.write(clone.resolve("large.bin"), random);
    commit(clone, "config.yaml", "large\n");
    assertEquals(0, run(clone, "push", "origin", "main").exitCode());

    // many commits that the server does not know: git packs the list of them
    for (int i = 0; i < 40; i++) {
      run(clone, "commit", "--allow-empty", "-m", "local " + i);
    }
    commit(cloned(fixture.urlAs(USER1, PATH)), "other.yaml", "x\n");
    var fetched = run(clone, "fetch", "origin");
    assertEquals(0, fetched.exitCode(), fetched.output());
  }

  @Test
  void refusesAnotherParticipantsPushInGiteasWords() throws Exception {
    var clone = cloned(fixture.urlAs(USER2, PATH));
    commit(clone, "config.yaml", "mine\n");

    var push = run(clone, "push", "origin", "main");

    assertNotEquals(0, push.exitCode());
    assertTrue(push.output().contains("User permission denied for writing."), push.output());
    assertTrue(push.output().contains("403"), push.output());
  }

  @Test
  void asksForCredentialsToPush() throws Exception {
    var clone = cloned(fixture.url());
    commit(clone, "config.yaml", "anonymous\n");

    var push = run(clone, "push", "origin", "main");

    assertNotEquals(0, push.exitCode());
    assertTrue(push.output().contains("could not read Username"), push.output());
  }

  @Test
  void declinesPushesToAProtectedBranch() throws Exception {
    fixture.git.protect("user1", "mlops-gitops", "main");
    var clone = cloned(fixture.urlAs(USER1, PATH));
    commit(clone, "config.yaml", "direct\n");

    var push = run(clone, "push", "origin", "main");

    assertNotEquals(0, push.exitCode());
    assertTrue(
        push.output().contains("remote: Gitea: Not allowed to push to protected branch main"),
        push.output());
    assertTrue(push.output().contains("pre-receive hook declined"), push.output());
    assertEquals(0, run(clone, "push", "origin", "main:review").exitCode());
  }

  @Test
  void refusesWhatIsNotAFastForwardUnlessForced() throws Exception {
    var first = cloned(fixture.urlAs(USER1, PATH));
    var second = folder.resolve("second");
    run(folder, "clone", fixture.urlAs(USER1, PATH), second.toString());
    commit(first, "a", "a\n");
    commit(second, "b", "b\n");
    assertEquals(0, run(first, "push", "origin", "main").exitCode());

    var rejected = run(second, "push", "origin", "main");
    assertNotEquals(0, rejected.exitCode());
    assertTrue(rejected.output().contains("rejected"), rejected.output());
    assertEquals(0, run(second, "push", "--force", "origin", "main").exitCode());
  }

  @Test
  void servesTheHistoryOfAWorkingTree() throws Exception {
    var source = Files.createDirectories(folder.resolve("own"));
    run(source, "init", "-b", "trunk");
    commit(source, "a", "a\n");
    commit(source, "b", "b\n");

    fixture.git.create("user1", "own", source, "not used");
    var clone = folder.resolve("own-clone");
    run(folder, "clone", fixture.urlAs(USER1, "/user1/own"), clone.toString());

    assertEquals(
        run(source, "rev-parse", "HEAD").output(), run(clone, "rev-parse", "main").output());
    assertEquals("2\n", run(clone, "rev-list", "--count", "main").output());
  }

  private Path cloned(String url, String... options) throws Exception {
    var target = Files.createTempDirectory(folder, "clone");
    var command = new ArrayList<>(List.of("clone"));
    command.addAll(List.of(options));
    command.addAll(List.of(url, target.toString()));
    var result = run(folder, command.toArray(String[]::new));
    assertEquals(0, result.exitCode(), result.output());
    return target;
  }

  private void commit(Path clone, String file, String content) throws Exception {
    Files.writeString(clone.resolve(file), content);
    run(clone, "add", "-A");
    run(clone, "commit", "-m", "change " + file);
  }

  private GitCommand.Result run(Path where, String... arguments) throws Exception {
    return git.run(where, arguments);
  }
}
