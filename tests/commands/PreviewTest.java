import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** preview says what a push would do, and does nothing itself. */
@Tag("commands")
class PreviewTest {
  private static final String TEST = JukeboxConfig.TEST;
  private static final String UI = "model-deployments/test/jukebox-ui/config.yaml";
  private static final String PAGE = JukeboxConfig.PAGE;

  @Test
  void comparesWithTheCommitAndWithTheCluster() throws Exception {
    var desk = CommandSeats.next();
    desk.type(new SetupAppsets()).assertDone();
    desk.type(new DeployJukebox(), "--env", "test").assertDone();

    var unchanged = previewed(desk, "--env", "test").assertDone();

    assertTrue(unchanged.out().contains("jukebox-test: unchanged\n"), unchanged.out());
    var json = previewed(desk, "--env", "test", "-o", "json").data();
    assertEquals("unchanged", json.at("/test/0/state").asString());
    assertEquals(new Repository(desk).serverHead(), json.path("comparedWith").asString());
    assertTrue(json.at("/test/0/onCluster").isArray(), json.toString());
    assertEquals(0, json.at("/test/0/onCluster").size(), "what the cluster defaults is no change");

    var alone = previewed(desk, "--env", "test", "--no-cluster", "-o", "json").data();
    assertEquals("unchanged", alone.at("/test/0/state").asString());
    assertFalse(alone.at("/test/0").has("onCluster"), alone.toString());

    desk.write(TEST, PAGE.replace("\"latest\"", "\"2.0\""));
    var changed = previewed(desk, "--env", "test", "-o", "json");
    var model = "oci://quay.io/rhoai-mlops/jukebox:";
    assertChange(changed.data(), "/test/0/changes", model + "latest", model + "2.0");
    assertChange(changed.data(), "/test/0/onCluster", model + "latest", model + "2.0");
    var inWords = previewed(desk, "--env", "test").out();
    assertTrue(
        inWords.contains("-     spec.predictor.model.storageUri: " + model + "latest\n"), inWords);
    assertTrue(
        inWords.contains("+     spec.predictor.model.storageUri: " + model + "2.0\n"), inWords);
    assertTrue(inWords.contains("Secret quay-conn   (Argo CD leaves it on the cluster)"), inWords);
  }

  private static void assertChange(JsonNode json, String changes, String before, String after) {
    for (var object : json.at(changes)) {
      for (var field : object.path("fields")) {
        if (field.path("path").asString().equals("spec.predictor.model.storageUri")) {
          assertEquals(before, field.path("before").asString());
          assertEquals(after, field.path("after").asString());
          return;
        }
      }
    }
    throw new AssertionError("no storageUri in " + changes + " of " + json);
  }

  @Test
  void filesThatNobodyHasFilledInBreakNothing() throws Exception {
    var outcome = previewed(CommandSeats.copy()).assertDone();

    assertTrue(outcome.out().contains("jukebox-prod: not rendered: nothing is filled in yet\n"));
    assertTrue(outcome.out().contains("! " + TEST + ": nothing is filled in yet"), outcome.out());
  }

  @Test
  void theFirstFillBringsEverythingAndShowsNoSecret() throws Exception {
    var desk = CommandSeats.copy();
    desk.write(TEST, PAGE);

    var outcome = previewed(desk, "--env", "test").assertDone();

    var out = outcome.out();
    assertTrue(out.contains("+   InferenceService jukebox\n"), out);
    assertTrue(out.contains("+   Secret quay-conn\n"), out);
    assertTrue(out.contains("+     data['.dockerconfigjson']: (hidden)\n"), out);
    assertFalse(out.contains("eyJhdXRocyI6e319"), out);
    assertFalse(out.contains("\u001b"), "colours are for terminals");
    var json = previewed(desk, "--env", "test", "-o", "json");
    assertFalse(json.out().contains("eyJhdXRocyI6e319"), json.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "chart_path: [charts|it is not YAML: ",
        "just text|it does not hold 'key: value' lines",
        "42|it does not hold 'key: value' lines",
      })
  void aBrokenFileStopsTheWholeApplicationSet(String broken, String words) throws Exception {
    var desk = CommandSeats.copy();
    desk.write(UI, broken + "\n");

    var outcome = previewed(desk);

    assertBreaks(outcome, "ApplicationSet", UI, words);
    assertTrue(outcome.out().contains("test: no Application would be made anew"), outcome.out());
    assertTrue(outcome.out().contains("jukebox-prod: "), "prod has an ApplicationSet of its own");
  }

  @Test
  void allBrokenFilesAreNamedAtOnce() throws Exception {
    var desk = CommandSeats.copy();
    desk.write(TEST, "just text\n");
    desk.write(UI, "a: [1\n");

    var outcome = previewed(desk, "--env", "test");

    assertBreaks(outcome, "ApplicationSet", UI, "(and 1 more)");
    assertTrue(outcome.out().contains("✗ " + TEST + ": it does not hold"), outcome.out());
  }

  @ParameterizedTest
  @CsvSource({
    "1.10, the number 1.1",
    "1234567890, the number 1.23456789e+09",
    "yes, 'true, which is no text'"
  })
  void anUnquotedVersionIsNamedAsArgoCdReadsIt(String written, String read) throws Exception {
    var desk = CommandSeats.copy();
    desk.write(TEST, PAGE.replace("\"latest\"", written));

    var outcome = previewed(desk);

    var words = "version: " + written + " is not quoted, so Argo CD reads " + read;
    assertBreaks(outcome, "Application", TEST, words);
    assertEquals("write version: \"" + written + "\"", outcome.next());
  }

  @Test
  void anUnquotedVersionThatIsATextIsFine() throws Exception {
    var desk = CommandSeats.copy();
    desk.write(TEST, PAGE.replace("\"latest\"", "12e4567"));

    var outcome = previewed(desk, "--env", "test", "--offline").assertDone();

    assertFalse(outcome.out().contains("quoted"), outcome.out());
  }

  @Test
  void aChartThatDoesNotExistBreaksItsApplicationOnly() throws Exception {
    var desk = CommandSeats.copy();
    desk.write(TEST, PAGE.replace("model-deployment/simple", "none"));

    var outcome = previewed(desk, "--env", "test");

    assertBreaks(outcome, "Application", "jukebox-test", "no chart in the folder charts/none");
    assertTrue(outcome.out().contains("jukebox-ui-test: "), outcome.out());
  }

  @Test
  void aRepositoryThatDoesNotExistBreaksItsApplicationOnly() throws Exception {
    var desk = CommandSeats.copy();
    var nowhere = desk.remote().replaceFirst("://[^@]+@", "://").replace("mlops-gitops", "nowhere");
    desk.write(TEST, PAGE + "repo_url: " + nowhere + "\n");

    var outcome = previewed(desk, "--env", "test");

    assertBreaks(outcome, "Application", "jukebox-test", "repository does not exist");
  }

  @ParameterizedTest
  @ValueSource(ints = {59, 49})
  void aNameThatIsTooLongIsFoundBeforeThePush(int length) throws Exception {
    var desk = CommandSeats.copy();
    var folder = "a".repeat(length);
    Files.createDirectories(desk.gitops("model-deployments/test/" + folder));
    desk.write("model-deployments/test/" + folder + "/config.yaml", PAGE);

    var outcome = previewed(desk, "--env", "test");

    var words = "its name has " + (length + "-test".length()) + " characters";
    assertBreaks(outcome, "Application", folder + "-test", words);
  }

  @Test
  void anImageThatDoesNotExistIsRefused() throws Exception {
    var desk = CommandSeats.copy();
    desk.write(TEST, PAGE.replace("latest", "nope"));

    var outcome = previewed(desk, "--env", "test");

    assertBreaks(outcome, "Application", "quay.io/rhoai-mlops/jukebox:nope", "does not exist");
  }

  @Test
  void aRegistryThatDoesNotLetUsLookIsNoRefusal() throws Exception {
    var closed = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    closed.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(401, -1);
          exchange.close();
        });
    closed.start();
    try {
      var registry = "localhost:" + closed.getAddress().getPort();
      assertImageIsDoubtful(registry, "the registry does not let us look");
    } finally {
      closed.stop(0);
    }
  }

  @Test
  void aRegistryThatIsAwayIsNoRefusal() throws Exception {
    assertImageIsDoubtful("localhost:" + ClosedPort.number(), "");
  }

  private static void assertImageIsDoubtful(String registry, String why) throws Exception {
    var desk = CommandSeats.copy();
    desk.write(TEST, PAGE.replace("quay.io", registry));

    var outcome = previewed(desk, "--env", "test").assertDone();

    var words = "! the image %s/rhoai-mlops/jukebox:latest of jukebox-test: whether it exists is";
    assertTrue(outcome.out().contains(words.formatted(registry)), outcome.out());
    assertTrue(outcome.out().contains(why), outcome.out());
  }

  @Test
  void offlineItWorksWithWhatIsThere() throws Exception {
    var desk = CommandSeats.copy();
    desk.write(TEST, PAGE);
    var charts = "/mlops-helmcharts.git is not reachable";

    var first = previewed(desk, "--env", "test", "--offline").assertDone();
    assertTrue(first.out().contains("jukebox-test: not rendered: "), first.out());
    assertTrue(first.out().contains(charts), first.out());

    previewed(desk, "--env", "test").assertDone();
    desk.setRemote("http://localhost:" + ClosedPort.number() + "/" + desk.user() + "/mlops-gitops");
    desk.export("KUBECONFIG", desk.newDirectory("nowhere").resolve("kubeconfig"));
    var later = previewed(desk, "--env", "test", "--offline").assertDone();
    assertTrue(later.out().contains("+   InferenceService jukebox\n"), later.out());
    assertTrue(later.err().contains("its charts are as fetched at "), later.err());
    assertFalse(later.out().contains("on the cluster"), later.out());
  }

  @Test
  void serversThatAreAwayLeaveAPreview() throws Exception {
    var desk = CommandSeats.copy();
    desk.write(TEST, PAGE);
    previewed(desk, "--env", "test").assertDone();
    desk.setRemote("http://localhost:" + ClosedPort.number() + "/" + desk.user() + "/mlops-gitops");
    desk.spoilLogin("https://", "https://nowhere.invalid/");

    var outcome = previewed(desk, "--env", "test").assertDone();

    assertTrue(outcome.err().contains("compared with what the last fetch brought"), outcome.err());
    assertTrue(outcome.err().contains("not compared with the cluster: "), outcome.err());
    assertTrue(outcome.out().contains("+   InferenceService jukebox\n"), outcome.out());
  }

  @Test
  void anAppsetThatIsChangedIsNotAppliedByAPush() throws Exception {
    var desk = CommandSeats.copy();
    Desk.replace(desk.gitops("appset-test.yaml"), "-test\" #", "-new\" #");

    var outcome = previewed(desk, "--env", "test").assertDone();

    assertTrue(outcome.out().contains("jukebox-new: "), outcome.out());
    assertTrue(outcome.out().contains("jukebox-test: it leaves Git"), outcome.out());
    assertTrue(outcome.out().contains("a push does not apply it"), outcome.out());
  }

  @Test
  void aBranchThatArgoCdDoesNotReadIsTold() throws Exception {
    var desk = CommandSeats.copy();
    Desk.replace(desk.gitops("appset-test.yaml"), "revision: main", "revision: release");

    var outcome = previewed(desk, "--env", "test").assertDone();

    var words = "! your branch main: a push of it deploys nothing, Argo CD reads release";
    assertTrue(outcome.out().contains(words), outcome.out());
  }

  @Test
  void newerCommitsOnTheServerAreTold() throws Exception {
    var desk = CommandSeats.next();
    SomebodyElse.of(desk).pushes(TEST, text -> PAGE);

    var outcome = previewed(desk, "--env", "test").assertDone();

    assertTrue(
        outcome.err().contains("the server's newer commits (1) are not in this preview"),
        outcome.err());
    assertTrue(outcome.out().contains("jukebox-test: not rendered: nothing is filled in yet"));
  }

  private static void assertBreaks(Outcome outcome, String what, String object, String words) {
    assertEquals(1, outcome.exitCode(), outcome::toString);
    var reach =
        what.equals("Application") ? "breaks this Application only" : "stops the whole " + what;
    assertTrue(outcome.error().contains(object), outcome::toString);
    assertTrue(outcome.error().contains(words), outcome::toString);
    assertTrue(outcome.error().contains(reach), outcome::toString);
    assertFalse(outcome.next().isEmpty(), outcome::toString);
  }

  /** Whatever it says, it has changed nothing. */
  private static Outcome previewed(Desk desk, String... args) throws Exception {
    return Mistake.typed(desk, new Preview(), args);
  }

  @Test
  void theWorkingTreesOwnIgnoredFilesDoNotCount() throws Exception {
    var desk = CommandSeats.copy();
    desk.write(".gitignore", "scratch/\n");
    Files.createDirectories(desk.gitops("model-deployments/test/scratch"));
    desk.write("model-deployments/test/scratch/config.yaml", "just text\n");

    var outcome = previewed(desk, "--env", "test").assertDone();

    assertEquals(List.of(), outcome.out().lines().filter(it -> it.contains("scratch")).toList());
  }
}
