import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import embedded.seat.PlatformPart;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What runs where, in one look: "serves" only where that very commit is seen to serve. */
abstract class StatusScenario extends Scenario {
  private static final String CONFIG = "model-deployments/test/jukebox/config.yaml";

  private static final String MODEL =
      "{model: {modelFormat: {name: onnx}, storageUri: 'oci://quay.io/%s/jukebox:%s'}}";

  @TempDir Path folder;

  StatusScenario(WorkshopPlatform platform) {
    super(platform);
  }

  @Test
  void everythingServes() throws Exception {
    assertNothingServesYet("setup-appsets");

    terminal.type(new SetupAppsets()).succeeds();
    assertNothingServesYet("deploy-jukebox --env test");

    terminal.doThePage();

    var all = terminal.type(new Status(), "-o", "json").succeeds().json();

    assertTrue(all.path("allServe").asBoolean());
    all.path("applications").forEach(StatusScenario::assertServes);
    assertTrue(all.at("/applications/1/predictions").isNull(), "the UI predicts nothing itself");
    terminal.type(new Status(), "jukebox", "--env", "test").succeeds().says("Synced  Healthy  1/1");
    terminal.type(new Status(), "no-such").fails(2, "no config.yaml for no-such");
  }

  private void assertNothingServesYet(String next) {
    var nothing = terminal.type(new Status(), "-o", "json").succeeds().json();

    assertEquals(4, nothing.path("applications").size());
    nothing
        .path("applications")
        .forEach(it -> assertEquals("notConfigured", it.path("state").asString()));
    assertEquals(next, nothing.at("/applications/0/next").asString());
    assertFalse(nothing.path("allServe").asBoolean(), "nothing serves yet");
  }

  private static void assertServes(JsonNode status) {
    assertEquals("serves", status.path("state").asString(), status.toString());
    assertEquals("Synced", status.path("sync").asString());
    assertEquals("Healthy", status.path("health").asString());
    assertEquals(1, status.at("/pods/ready").asInt());
    assertEquals(40, status.at("/commit/id").asString().length());
    assertTrue(status.path("why").isNull());
  }

  @Test
  void predictionsAreThoseThatTheModelServerCounts() throws Exception {
    terminal.type(new SetupAppsets()).succeeds();
    terminal.deployModel(terminal.packModel(), "--env", "test").succeeds();

    var before = predictions();

    terminal.predict("test");
    terminal.predict("test");

    var after = predictions();
    assertEquals(
        before.path("answered").asLong() + 2,
        after.path("answered").asLong(),
        () -> before + ", then " + after);
    assertEquals(0, after.path("failed").asLong());
    assertEquals(before.path("since"), after.path("since"));
    assertEquals(startOfModelServer(), after.path("since").asString());
    terminal
        .type(new Status(), "jukebox", "--env", "test")
        .succeeds()
        .says("jukebox-test: " + after.path("answered").asLong() + " predictions since its model")
        .says(" started, " + after.path("since").asString());
  }

  private String startOfModelServer() {
    return cluster.pods("test").stream()
        .flatMap(it -> it.getStatus().getContainerStatuses().stream())
        .filter(it -> it.getName().equals("kserve-container"))
        .map(it -> it.getState().getRunning().getStartedAt())
        .findFirst()
        .orElseThrow();
  }

  private JsonNode predictions() {
    var status = terminal.type(new Status(), "jukebox", "--env", "test", "-o", "json");
    return status.succeeds().json().at("/applications/0/predictions");
  }

  /** The runtime's model server is started without {@code --metrics_enable}. */
  @Test
  void predictionsThatNobodyCountsAreNotTold() throws Exception {
    terminal.type(new SetupAppsets()).succeeds();
    var tag = terminal.packModel();
    var chart = new TroubleChart(user);
    var files = new LinkedHashMap<>(chart.files());
    files.put(CONFIG, exposed(chart.model("jukebox", MODEL.formatted(user.name(), tag))));
    var commit = new Colleague(user, folder.resolve("colleague")).push(files);
    terminal.type(new AwaitApplication(), "--name", "jukebox", "--commit", commit).succeeds();
    KnownAnswer.VERSION_1.assertMade(Eventually.gives(() -> terminal.predict("test")));

    assertTrue(predictions().isNull(), "it serves, and does not count");
    var text = terminal.type(new Status(), "jukebox", "--env", "test").succeeds().out();
    assertFalse(text.contains("prediction"), text);
  }

  private static String exposed(String config) {
    return config
        .replaceFirst(
            "( +)annotations:",
            "$1labels: {networking.kserve.io/visibility: exposed}\n$1annotations:")
        .replace("--model_name=jukebox-runtime", "--model_name=jukebox");
  }

  @Test
  void aVersionThatDoesNotExistIsNamedWhileTheOldPodsStillServe() throws Exception {
    terminal.type(new SetupAppsets()).succeeds();
    var tag = terminal.packModel();
    terminal.deployModel(tag, "--env", "test").succeeds();
    var commit =
        new Colleague(user, folder.resolve("colleague"))
            .edit(CONFIG, text -> text.replace(tag, "0123456789"));
    terminal.type(new AwaitApplication(), "--name", "jukebox", "--commit", commit);

    var status = terminal.type(new Status(), "jukebox", "--env", "test", "-o", "json");

    assertEquals(1, status.exitCode(), status::toString);
    var test = status.json().at("/applications/0");
    assertEquals("servesNot", test.path("state").asString());
    assertEquals("0123456789", test.path("version").asString());
    assertEquals(commit, test.at("/commit/id").asString());
    assertTrue(test.path("why").asString().contains(":0123456789"), status::toString);
    assertTrue(test.path("why").asString().contains("it does not exist"), status::toString);
    assertEquals(1, status.sentences().size());
    KnownAnswer.VERSION_1.assertMade(terminal.predict("test"));
  }

  /** Argo CD finds it healthy, its pods are ready, and nobody can ask it anything. */
  @Test
  void aModelWithoutAWayToItDoesNotServe() throws Exception {
    terminal.type(new SetupAppsets()).succeeds();
    var tag = terminal.packModel();
    var chart = new TroubleChart(user);
    var files = new LinkedHashMap<>(chart.files());
    files.put(CONFIG, chart.model("jukebox", MODEL.formatted(user.name(), tag)));
    var commit = new Colleague(user, folder.resolve("colleague")).push(files);
    terminal.type(new AwaitApplication(), "--name", "jukebox", "--commit", commit).succeeds();

    var status = terminal.type(new Status(), "jukebox", "--env", "test", "-o", "json");

    assertEquals(1, status.exitCode(), status::toString);
    var test = status.json().at("/applications/0");
    assertEquals("Healthy", test.path("health").asString());
    assertEquals(1, test.at("/pods/ready").asInt());
    assertEquals("servesNot", test.path("state").asString());
    var why = test.path("why").asString();
    assertTrue(why.contains("the route of the InferenceService jukebox"), why);
    assertTrue(why.contains("https://jukebox-" + user.namespace("test")), why);
    assertTrue(
        test.path("next").asString().startsWith("oc describe route jukebox"), test::toString);
  }

  @Test
  void gitIsNewerThanArgoCd() throws Exception {
    terminal.type(new SetupAppsets()).succeeds();
    terminal.deployModel(terminal.packModel(), "--env", "test").succeeds();
    var colleague = new Colleague(user, folder.resolve("colleague"));
    var argoCd = platform.outage(PlatformPart.ARGO_CD, user);
    try {
      colleague.edit("README.md", text -> text + "\nAbout something else.\n");

      terminal.type(new Status(), "jukebox", "--env", "test").succeeds().says("serves");

      var commit = colleague.edit(CONFIG, text -> text + "# about the jukebox\n");

      var status = terminal.type(new Status(), "jukebox", "--env", "test");

      assertEquals(1, status.exitCode(), status::toString);
      status
          .says("Argo CD has not looked into Git since ")
          .says("does not know the commit " + commit.substring(0, 10))
          .says("next: wait some minutes, or oc annotate application jukebox-test");
      assertFalse(status.out().contains("jukebox-test  serves"), status::toString);
      var annotations = cluster.application("jukebox-test").getMetadata().getAnnotations();
      assertTrue(
          annotations == null || !annotations.containsKey("argocd.argoproj.io/refresh"),
          "status only reads");
    } finally {
      argoCd.close();
    }
  }

  @Test
  void aPodLeadsToItsAuthor() throws Exception {
    terminal.type(new SetupAppsets()).succeeds();
    terminal.deployModel(terminal.packModel()).succeeds();
    var office = new GitServerOffice(user);
    office.protectMain();
    Training.again(user);
    var tag = terminal.packModel();
    var proposed = terminal.deployModel(tag, "-o", "json").succeeds().json();
    office.merge(proposed.path("pullRequest").asString());
    terminal.deployModel(tag, "--env", "prod", "--pull-request", "--wait-merge").succeeds();

    var status = terminal.type(new Status(), "jukebox", "--trace", "-o", "json").succeeds().json();

    for (var application : status.path("applications")) {
      assertEquals(1, application.path("trace").size(), application.toString());
      var trace = application.at("/trace/0");
      assertTrue(trace.path("pod").asString().startsWith("jukebox-predictor-"));
      assertTrue(trace.path("image").asString().endsWith(user.name() + "/jukebox:" + tag));
      assertTrue(trace.path("digest").asString().matches("sha256:[0-9a-f]{64}"));
      assertEquals(application.at("/digests/0"), trace.path("digest"));
      assertEquals(tag, trace.path("modelCommit").asString());
      assertEquals(application.at("/commit/id"), trace.at("/commit/id"));
      assertEquals(user.name(), trace.at("/commit/author").asString());
      assertTrue(trace.path("otherDigestInCommit").isNull());
    }
    assertTrue(status.at("/applications/0/trace/0/merge").isNull(), "test went straight");
    var merge = status.at("/applications/1/trace/0/merge/message").asString();
    assertTrue(merge.startsWith("Merge pull request"), status::toString);
    terminal
        .type(new Status(), "jukebox", "--env", "prod", "--trace")
        .succeeds()
        .says("model commit   " + tag)
        .says("merged by")
        .says("author         " + user.name());
  }
}
