import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.ResetCommand.ResetType;
import org.eclipse.jgit.transport.RefSpec;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Where preview cannot know everything it says so, and claims nothing about the rest. */
@Tag("commands")
class PreviewGapsTest {
  private static final String TEST = JukeboxConfig.TEST;
  private static final String PAGE = JukeboxConfig.PAGE;

  @Test
  void aBranchThatTheServerDoesNotHaveIsNoServerThatIsAway() throws Exception {
    var desk = CommandSeats.copy();
    try (var git = Git.open(desk.seat().gitops().toFile())) {
      git.checkout().setCreateBranch(true).setName("feature").call();
    }

    var outcome = previewed(desk).assertDone();

    assertTrue(outcome.err().contains("the Git server has no branch feature"), outcome.err());
    assertFalse(outcome.err().contains("does not answer"), outcome.err());
    assertTrue(outcome.out().contains("! your branch feature: a push of it deploys nothing"));
  }

  @Test
  void aGeneratorThatIsNotKnownHereIsNoBrokenOne() throws Exception {
    var desk = CommandSeats.copy();
    Desk.replace(
        desk.gitops("appset-test.yaml"), "  generators:\n", "  generators:\n    - clusters: {}\n");

    var outcome = previewed(desk).assertDone();

    var out = outcome.out();
    assertTrue(
        out.contains("test: not previewed: only the files of git generators are known"), out);
    assertFalse(out.contains("what runs stays as it is"), out);
    var json = previewed(desk, "-o", "json").data();
    assertTrue(json.at("/notPreviewed/test").asString().contains("[clusters]"), json.toString());
    assertEquals("unknown", json.at("/problems/0/breaks").asString(), json.toString());
    assertFalse(json.path("wouldBreak").asBoolean(), json.toString());
  }

  @Test
  void aBrokenFileBesideSuchAGeneratorStillStopsTheWholeSet() throws Exception {
    var desk = CommandSeats.copy();
    Desk.replace(
        desk.gitops("appset-test.yaml"), "  generators:\n", "  generators:\n    - clusters: {}\n");
    desk.write(TEST, "just text\n");

    var outcome = previewed(desk);

    assertEquals(1, outcome.exitCode(), outcome::toString);
    assertTrue(outcome.out().contains("test: no Application would be made anew"), outcome.out());
  }

  @Test
  void whatIsMendedIsNotNew() throws Exception {
    var desk = CommandSeats.next();
    desk.type(new SetupAppsets()).assertDone();
    desk.type(new DeployJukebox(), "--env", "test").assertDone();

    var somebody = SomebodyElse.of(desk);
    var argoCd = new ArgoCdReports(desk);
    everybodyHas(desk, somebody, PAGE.replace("model-deployment/simple", "none"));
    argoCd.awaitComparisonError("jukebox-test");
    desk.write(TEST, PAGE);
    assertMended(desk, "it could not be rendered there");

    everybodyHas(desk, somebody, "just text\n");
    argoCd.awaitErrorOccurred("jukebox-test-appset");
    desk.write(TEST, PAGE);
    assertMended(desk, "its ApplicationSet was broken or missing there");
  }

  private static void assertMended(Desk desk, String why) throws Exception {
    var out = previewed(desk).assertDone().out();
    assertTrue(out.contains("jukebox-test: not compared with the commit: " + why + "\n"), out);
    assertFalse(out.contains("added"), out);
    assertFalse(out.contains("+   InferenceService"), out);
    assertTrue(out.contains("  on the cluster: it is so already\n"), out);

    var jukebox = previewed(desk, "-o", "json").data().at("/test/0");
    assertEquals("notCompared", jukebox.path("state").asString(), jukebox.toString());
    assertEquals(why, jukebox.path("notCompared").asString(), jukebox.toString());
    assertEquals(0, jukebox.path("changes").size(), jukebox.toString());
    assertTrue(jukebox.path("onCluster").isArray(), jukebox.toString());
  }

  /** The file is on the server like that, and in the clone. */
  private static void everybodyHas(Desk desk, SomebodyElse somebody, String page) throws Exception {
    somebody.pushes(TEST, before -> page);
    try (var git = Git.open(desk.seat().gitops().toFile())) {
      git.fetch()
          .setRemote(desk.bareRepository().toUri().toString())
          .setRefSpecs(new RefSpec("+refs/heads/main:refs/remotes/origin/main"))
          .call();
      git.reset().setMode(ResetType.HARD).setRef("origin/main").call();
    }
  }

  @Test
  void whatMayNotBeReadIsLeftOutAlone() throws Exception {
    var desk = CommandSeats.copy();
    desk.write(TEST, PAGE);
    try (var cluster = OtherCluster.thatKnows(desk.user())) {
      cluster.logIn(desk);
      cluster.createNamespace(desk.user() + "-test");
      cluster.forbid("/secrets/", "secrets are not for you");

      var outcome = previewed(desk).assertDone();

      var remarks =
          outcome.err().lines().filter(line -> line.contains("compared with the cluster")).toList();
      assertEquals(1, remarks.size(), outcome::toString);
      var words =
          "Secret quay-conn is not compared with the cluster: the cluster does not allow this: "
              + "secrets are not for you";
      assertTrue(remarks.get(0).endsWith(words), outcome::toString);
      var json = previewed(desk, "-o", "json").data();
      assertEquals(
          List.of("ConfigMap", "InferenceService", "ServingRuntime"), kinds(json), json.toString());
      assertEquals("Secret", json.at("/test/0/notReadOnCluster/0/kind").asString());
    }
  }

  @Test
  void whereNothingMayBeReadNothingIsSaidOfTheCluster() throws Exception {
    var desk = CommandSeats.copy();
    desk.write(TEST, PAGE);
    try (var cluster = OtherCluster.thatKnows(desk.user())) {
      cluster.logIn(desk);
      cluster.forbid("/namespaces/", "nothing is for you");

      var outcome = previewed(desk).assertDone();

      assertFalse(outcome.out().contains("on the cluster"), outcome.out());
      assertFalse(outcome.err().contains("Failure executing"), outcome.err());
      assertFalse(previewed(desk, "-o", "json").data().at("/test/0").has("onCluster"));
    }
  }

  private static List<String> kinds(JsonNode json) {
    return json.at("/test/0/onCluster")
        .valueStream()
        .map(change -> change.path("kind").asString())
        .sorted()
        .toList();
  }

  private static Outcome previewed(Desk desk, String... options) throws Exception {
    var args = new ArrayList<>(List.of("--env", "test"));
    args.addAll(List.of(options));
    return Mistake.typed(desk, new Preview(), args.toArray(String[]::new));
  }
}
