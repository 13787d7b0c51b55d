package gitops;

import static gitops.SharedRepository.CONFIG;
import static gitops.SharedRepository.FILLED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import console.ExitCode;
import console.Failure;
import gitops.forge.PullRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.transport.URIish;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** prod by pull request, held against Gitea and against what stands in for it alike. */
@Timeout(300)
abstract class PullRequestContract {
  static final String PROD = "model-deployments/prod/jukebox/config.yaml";
  private static final String PULLS = "/repos/user1/mlops-gitops/pulls";
  private static final String HEAD = "jukebox-7ee442b6ae";

  @TempDir Path folder;
  private HostedRepository repository;
  private GiteaApi api;
  private Somebody me;

  abstract HostedRepository start(Path folder) throws Exception;

  abstract GiteaApi api(HostedRepository repository);

  @BeforeEach
  void start() throws Exception {
    repository = start(folder);
    api = api(repository);
    me = repository.somebody("me");
  }

  @AfterEach
  void stop() {
    if (repository != null) {
      repository.close();
    }
  }

  void protectMain() throws Exception {
    api.expect(
        201,
        "POST",
        "/repos/user1/mlops-gitops/branch_protections",
        Map.of(
            "rule_name",
            "main",
            "enable_push",
            false,
            "unprotected_file_patterns",
            "model-deployments/test/**"));
  }

  Map<String, Delivered> deliver(PullRequestOptions options, Map<String, String> values)
      throws Exception {
    return deliver(options, values, List.of("test", "prod"));
  }

  Map<String, Delivered> deliver(
      PullRequestOptions options, Map<String, String> values, List<String> environments)
      throws Exception {
    try (var gitops = me.open()) {
      var page = ConfigFile.values("name", "jukebox");
      var change = ConfigChange.of(gitops, "jukebox", environments, it -> page, values);
      var version = Optional.ofNullable(values.get("version"));
      var trace = new ModelTrace(version, Optional.of("sha256:46f9"), Map.of("accuracy", "0.9"));
      return new Delivery(gitops, me.console(), options, Duration.ofSeconds(30))
          .of(change, it -> TracedMessage.of("Update " + String.join(" and ", it), trace), trace);
    }
  }

  static Map<String, String> version(String version) {
    return ConfigFile.values("version", version);
  }

  static PullRequestOptions asked() {
    var options = new PullRequestOptions();
    options.asked = true;
    return options;
  }

  static PullRequest proposed(Map<String, Delivered> delivered) {
    return assertInstanceOf(Delivered.Proposed.class, delivered.get("prod")).request();
  }

  @Test
  void testGoesStraightAndProdByPullRequestWhereMainIsProtected() throws Exception {
    protectMain();

    var delivered = deliver(new PullRequestOptions(), version("7ee442b6ae"));

    assertInstanceOf(Delivered.InGit.class, delivered.get("test"));
    var request = proposed(delivered);
    assertEquals(HEAD, request.head());
    assertEquals("main", request.base());
    assertEquals("Update prod", request.title());
    assertTrue(request.text().contains("+version: \"7ee442b6ae\""), request.text());
    assertTrue(request.text().contains("| Model-Commit | `7ee442b6ae` |"), request.text());
    assertTrue(request.text().contains("| Image-Digest | `sha256:46f9` |"), request.text());
    assertTrue(request.text().contains("| accuracy | `0.9` |"), request.text());
    assertEquals(FILLED.replace("1.0", "7ee442b6ae"), me.read(CONFIG));
    assertEquals("---\n", me.read(PROD));
    assertOneCommitOfProd();
  }

  private void assertOneCommitOfProd() throws Exception {
    try (var git = fetched()) {
      var main = git.getRepository().resolve("refs/remotes/origin/main");
      var head = git.getRepository().resolve("refs/remotes/origin/" + HEAD);
      List<RevCommit> commits = new Ancestry(git.getRepository()).between(main, head);
      assertEquals(1, commits.size());
      assertEquals(
          Set.of(PROD),
          ChangedPaths.between(git.getRepository(), commits.get(0).getParent(0), head).keySet());
    }
  }

  private Git fetched() throws Exception {
    var git = me.git();
    var server = new URIish(git.getRepository().getConfig().getString("remote", "origin", "url"));
    git.fetch().setCredentialsProvider(GitCredentials.of(me.workbench(), server)).call();
    return git;
  }

  @Test
  void aSecondRunFindsTheSamePullRequest() throws Exception {
    var first = proposed(deliver(asked(), version("7ee442b6ae")));
    var head = head();

    var second = proposed(deliver(asked(), version("7ee442b6ae")));

    assertEquals(first, second);
    assertEquals(head, head());
    assertTrue(me.messages().contains("is open already"), me.messages());
    assertEquals(1, api.expect(200, "GET", PULLS + "?state=all", Map.of()).size());
  }

  @Test
  void anotherValueUpdatesBranchAndText() throws Exception {
    var first = proposed(deliver(asked(), version("7ee442b6ae")));
    var head = head();

    var values = ConfigFile.values("version", "7ee442b6ae", "image_namespace", "user1");
    var second = proposed(deliver(asked(), values));

    assertEquals(first.number(), second.number());
    assertTrue(second.text().contains("+image_namespace: user1"), second.text());
    assertNotEquals(head, head());
    assertOneCommitOfProd();
  }

  @Test
  void theBranchFollowsWhenMainHasMovedOn() throws Exception {
    deliver(asked(), version("7ee442b6ae"));
    repository.somebody("other").push(PROD, text -> "name: jukebox\ncanary: 10\n");

    deliver(asked(), version("7ee442b6ae"));

    assertOneCommitOfProd();
    try (var git = fetched()) {
      var branch = git.getRepository().resolve("refs/remotes/origin/" + HEAD);
      assertEquals(
          Optional.of("name: jukebox\ncanary: 10\nversion: \"7ee442b6ae\"\n"),
          new Snapshot(git.getRepository(), branch).text(PROD));
    }
  }

  @Test
  void commitsOfOthersOnTheBranchAreNotThrownAway() throws Exception {
    deliver(asked(), version("7ee442b6ae"));
    try (var git = repository.somebody("other").git()) {
      git.checkout().setName(HEAD).setCreateBranch(true).setStartPoint("origin/" + HEAD).call();
      git.commit().setMessage("by hand").setAllowEmpty(true).setSign(false).call();
      git.push().add(HEAD).call();
    }
    var head = head();

    var values = ConfigFile.values("version", "7ee442b6ae", "image_namespace", "user1");
    var failure = assertThrows(Failure.class, () -> deliver(asked(), values));

    assertEquals(ExitCode.REFUSED, failure.exitCode());
    assertTrue(failure.getMessage().contains(HEAD), failure.getMessage());
    assertEquals(head, head());
  }

  @Test
  void whatIsMergedIsThereAlready() throws Exception {
    var request = proposed(deliver(asked(), version("7ee442b6ae")));
    merge(request);

    var delivered = deliver(asked(), version("7ee442b6ae"));

    var pushed = assertInstanceOf(Delivered.InGit.class, delivered.get("prod")).pushed();
    assertTrue(pushed.alreadyThere());
    assertEquals(1, api.expect(200, "GET", PULLS + "?state=all", Map.of()).size());
  }

  @Test
  void anOlderVersionCanBeProposedAgain() throws Exception {
    merge(proposed(deliver(asked(), version("7ee442b6ae"))));
    merge(proposed(deliver(asked(), version("8ee442b6ae"))));

    var again = proposed(deliver(asked(), version("7ee442b6ae")));

    assertEquals(3, again.number());
    assertOneCommitOfProd();
  }

  @Test
  void waitsForTheMergeAndTakesItIn() throws Exception {
    var options = asked();
    options.waitMerge = true;
    me.whenPrinted("waiting for the merge", () -> merge(1));

    var delivered =
        CompletableFuture.supplyAsync(
                () -> {
                  try {
                    return deliver(options, version("7ee442b6ae"), List.of("prod"));
                  } catch (Exception failed) {
                    throw new IllegalStateException(failed);
                  }
                })
            .get(60, TimeUnit.SECONDS);

    var pushed = assertInstanceOf(Delivered.InGit.class, delivered.get("prod")).pushed();
    try (var git = me.git()) {
      var head = git.log().setMaxCount(1).call().iterator().next();
      assertEquals(pushed.commit(), head.name());
      assertEquals(2, head.getParentCount());
      assertTrue(head.getFullMessage().startsWith("Merge pull request 'Update prod' (#1) from "));
    }
    assertTrue(me.read(PROD).contains("version: \"7ee442b6ae\""));
  }

  @Test
  void closedWithoutAMergeIsSaid() throws Exception {
    var options = asked();
    options.waitMerge = true;
    me.whenPrinted(
        "waiting for the merge",
        () -> api.expect(201, "PATCH", PULLS + "/1", Map.of("state", "closed")));

    var failure =
        assertThrows(Failure.class, () -> deliver(options, version("7ee442b6ae"), List.of("prod")));

    assertEquals(ExitCode.REFUSED, failure.exitCode());
    assertTrue(failure.getMessage().contains("closed without a merge"), failure.getMessage());
  }

  @Test
  void answersMistakesAsGiteaDoes() throws Exception {
    var request = proposed(deliver(asked(), version("7ee442b6ae")));
    var same = Map.of("head", HEAD, "base", "main", "title", "t", "body", "b");
    assertEquals(409, api.send("POST", PULLS, same).statusCode());
    var unknown = Map.of("head", "nothing", "base", "main", "title", "t", "body", "b");
    assertEquals(404, api.send("POST", PULLS, unknown).statusCode());
    assertEquals(404, api.send("GET", PULLS + "/99", Map.of()).statusCode());
    assertEquals(404, api.send("GET", "/repos/user1/none/pulls/1", Map.of()).statusCode());
    var wrong = new GiteaApi(repository.gitServer(), "user1", "wrong");
    assertEquals(401, wrong.send("GET", PULLS + "/1", Map.of()).statusCode());
    merge(request);
    assertEquals(405, tryToMerge(request.number()).statusCode());
    var merged = api.expect(200, "GET", PULLS + "/" + request.number(), Map.of());
    assertEquals("closed", merged.path("state").asString());
    assertTrue(merged.path("merged").asBoolean());
    assertEquals(40, merged.path("merge_commit_sha").asString().length());
    assertFalse(request.url().isEmpty());
  }

  void merge(PullRequest request) throws Exception {
    merge(request.number());
  }

  /** Gitea looks in the background whether there are conflicts, and answers 405 until it knows. */
  private void merge(int number) throws Exception {
    var answer = tryToMerge(number);
    for (int again = 0; again < 50 && answer.statusCode() != 200; again++) {
      Thread.sleep(100);
      answer = tryToMerge(number);
    }
    assertEquals(200, answer.statusCode(), answer.body());
  }

  private HttpResponse<String> tryToMerge(int number) throws Exception {
    return api.send("POST", PULLS + "/" + number + "/merge", Map.of("Do", "merge"));
  }

  private String head() throws Exception {
    try (var git = fetched()) {
      return git.getRepository().resolve("refs/remotes/origin/" + HEAD).name();
    }
  }
}
