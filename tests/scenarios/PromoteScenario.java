import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import argocd.ApplicationState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Only the best model is deployed, and prod gets what was tested. Each test has tags of its own: a
 * node keeps the images of the tests before.
 */
abstract class PromoteScenario extends Scenario {
  private static final String TEST = "model-deployments/test/jukebox/config.yaml";
  private static final String SONGS = "songs-2026";

  @TempDir Path folder;

  PromoteScenario(WorkshopPlatform platform) {
    super(platform);
  }

  @BeforeEach
  void begin() {
    terminal.type(new SetupAppsets()).succeeds();
  }

  @Test
  void onlyABetterModelIsDeployed() throws Exception {
    terminal.packModelAs("unknown");
    terminal.deployModel("unknown", "--env", "test").succeeds();
    pack("first", "0.8420", SONGS);
    var before = onServer("test");

    deployIfBetter("first", "--require-baseline")
        .fails(4, "test has nothing to compare accuracy 0.8420", "no metric accuracy");
    assertEquals(before, onServer("test"));

    var tried = deployIfBetter("first", "--dry-run", "-o", "json").succeeds();
    assertEquals("noBaseline", tried.json().at("/comparison/test/verdict").asString());
    assertEquals(before, onServer("test"));

    var first = deployIfBetter("first", "-o", "json").succeeds();

    first.says("test has nothing to compare accuracy 0.8420 of");
    assertEquals("noBaseline", first.json().at("/comparison/test/verdict").asString());
    assertTrue(lastMessage().contains("\nModel-Metrics: accuracy=0.8420, dataset=songs-2026"));
    before = onServer("test");

    pack("worse", "0.81", SONGS);
    var worse = deployIfBetter("worse", "-o", "json");

    assertEquals(4, worse.exitCode(), worse::toString);
    worse.says("accuracy 0.81 of quay.io/" + user.name() + "/jukebox:worse is not better than");
    worse.says("accuracy 0.8420 of quay.io/" + user.name() + "/jukebox:first, which test has");
    assertEquals("notBetter", worse.json().at("/comparison/test/verdict").asString());
    worse.says("\"candidate\" : 0.81,").says("\"deployed\" : 0.8420,");
    var inPipeline = deployIfBetter("worse", "--not-better-exit", "0", "-o", "json").succeeds();
    assertFalse(inPipeline.json().path("changed").asBoolean(true));

    pack("slightly", "0.8425", SONGS);
    var slightly = deployIfBetter("slightly", "--min-gain", "0.01");
    assertEquals(4, slightly.exitCode(), slightly::toString);
    slightly.says("is not better by 0.01 than accuracy 0.8420");
    pack("elsewhere", "0.99", "songs-2027");
    deployIfBetter("elsewhere").fails(4, "cannot be compared", SONGS, "songs-2027");
    terminal.packModelAs("unmeasured");
    deployIfBetter("unmeasured").fails(4, "the new one has no metric accuracy");
    assertEquals(before, onServer("test"));

    Training.again(user);
    pack("better", "0.9105", SONGS);
    deployIfBetter("better", "--min-gain", "0.01")
        .succeeds()
        .says("test: accuracy 0.9105 of quay.io/" + user.name() + "/jukebox:better is better than");

    KnownAnswer.VERSION_2.assertMade(terminal.predict("test"));
    deployIfBetter("better").succeeds().says("nothing to commit");
  }

  @Test
  void prodGetsWhatTestServes() throws Exception {
    terminal.type(new Promote()).fails(4, "there is no model on test to promote", TEST);
    pack("tested", "0.8420", SONGS);
    terminal.deployModel("tested", "--env", "test").succeeds();

    var promoted = terminal.type(new Promote(), "-o", "json").succeeds();

    var json = promoted.json();
    assertEquals("tested", json.path("version").asString());
    assertTrue(json.path("digest").asString().startsWith("sha256:"), promoted::toString);
    assertEquals("0.8420", json.at("/metrics/accuracy").asString());
    assertFalse(json.path("copied").asBoolean(true));
    assertEquals(cluster.modelUri("test"), cluster.modelUri("prod"));
    KnownAnswer.VERSION_1.assertMade(terminal.predict("prod"));
    var message = lastMessage();
    assertTrue(message.startsWith("🐰 UPDATE - jukebox tested to prod 🐰\n"), message);
    assertTrue(message.contains("\nImage-Digest: " + json.path("digest").asString()), message);
    assertTrue(message.contains("\nModel-Metrics: accuracy=0.8420, "), message);
    var history = terminal.type(new History(), "--env", "prod", "-o", "json").succeeds().json();
    assertEquals("0.8420", history.at("/prod/0/metrics/accuracy").asString());

    var again = terminal.type(new Promote(), "-o", "json").succeeds();

    assertFalse(again.json().path("changed").asBoolean(true));
  }

  @Test
  void whatTestDoesNotServeIsNotPromoted() throws Exception {
    terminal.packModelAs("moved");
    terminal.deployModel("moved", "--env", "test").succeeds();
    var before = onServer("prod");
    Training.again(user);
    terminal.moveTag("moved");

    terminal.type(new Promote()).fails(4, "the tag was moved", "jukebox:moved");

    new Colleague(user, folder.resolve("colleague"))
        .edit(TEST, text -> text.replace("\"moved\"", "\"missing\""));

    terminal
        .type(new Promote(), "--timeout", "60")
        .fails(1, "nothing is promoted", "jukebox:missing");
    assertEquals(before, onServer("prod"));
    assertTrue(cluster.pods("prod").isEmpty());
  }

  @Test
  void aModelThatAnswersWithoutAPredictionIsNotPromoted() throws Exception {
    terminal.packModelAs("predicts");
    terminal.deployModel("predicts", "--env", "test").succeeds();
    var before = onServer("prod");
    var otherInputs = Jbang.repository().resolve("tests/fixtures/models/echo.onnx");
    Files.copy(otherInputs, user.model().resolve("model.onnx"), REPLACE_EXISTING);
    terminal.packModelAs("echo");
    new Colleague(user, folder.resolve("colleague"))
        .edit(TEST, text -> text.replace("\"predicts\"", "\"echo\""));

    terminal
        .type(new Promote())
        .fails(1, "test made no prediction, so nothing is promoted", "did not answer with");

    assertEquals(before, onServer("prod"));
  }

  @Test
  void whatTestTakesFromOtherFilesMustBeDeployedToo() throws Exception {
    var shared = "model-deployments/test/shared.yaml";
    var colleague = new Colleague(user, folder.resolve("colleague"));
    colleague.add(shared, "team: jukebox\n");
    takeValuesFrom(shared);
    terminal.packModelAs("shared");
    terminal.deployModel("shared", "--env", "test").succeeds();
    var before = onServer("prod");
    colleague.edit(shared, text -> "team: [\n");

    terminal.type(new Promote()).fails(1, "nothing is promoted", "shared.yaml");

    assertEquals(before, onServer("prod"));
    colleague.edit(shared, text -> "team: jukebox\n");
    terminal.type(new Promote()).succeeds();
  }

  /** Lets Applications of test have a further file with values, as teams do. */
  private void takeValuesFrom(String file) {
    var argo =
        cluster.client().genericKubernetesResources("argoproj.io/v1alpha1", "ApplicationSet");
    var set =
        argo.inNamespace(user.namespace("toolings")).withName("jukebox-test-appset").require();
    List<Map<String, Map<String, List<String>>>> sources =
        set.get("spec", "template", "spec", "sources");
    sources.get(1).get("helm").get("valueFiles").add(0, "$app-values/" + file);
    cluster.client().resource(set).update();
    Eventually.holds(
        () ->
            assertTrue(
                new ApplicationState(cluster.application("jukebox-test"))
                    .valueFiles()
                    .contains(file)));
  }

  @Test
  void prodHasImagesOfItsOwn() throws Exception {
    terminal.packModelAs("own-1");
    terminal.deployModel("own-1", "--env", "test").succeeds();
    var own = user.namespace("prod");

    var promoted =
        terminal.type(new Promote(), "--image-namespace", own, "-o", "json").succeeds().json();

    assertTrue(promoted.path("copied").asBoolean());
    assertEquals("oci://quay.io/" + own + "/jukebox:own-1", cluster.modelUri("prod"));
    KnownAnswer.VERSION_1.assertMade(terminal.predict("prod"));
    Training.again(user);
    terminal.packModelAs("own-2");
    terminal.deployModel("own-2", "--env", "test").succeeds();

    var second = terminal.type(new Promote()).succeeds();

    second.says("prod runs quay.io/" + own + "/jukebox:own-2@sha256:");
    assertEquals("oci://quay.io/" + own + "/jukebox:own-2", cluster.modelUri("prod"));
    KnownAnswer.VERSION_2.assertMade(terminal.predict("prod"));
  }

  @Test
  void aProtectedProdGetsAPullRequestWithTheMetrics() throws Exception {
    var office = new GitServerOffice(user);
    pack("proposed", "0.8420", SONGS);
    terminal.deployModel("proposed", "--env", "test").succeeds();
    office.protectMain();
    var before = onServer("prod");

    var proposed = terminal.type(new Promote(), "-o", "json").succeeds().json();

    var url = proposed.path("pullRequest").asString();
    var text = office.text(url);
    assertTrue(text.contains("+version: \"proposed\""), text);
    assertTrue(text.contains("| accuracy | `0.8420` |"), text);
    assertTrue(text.contains("| dataset | `songs-2026` |"), text);
    assertTrue(text.contains("| Image-Digest | `" + proposed.path("digest").asString()), text);
    assertEquals(before, onServer("prod"));

    office.merge(url);
    terminal.type(new Promote()).succeeds();

    KnownAnswer.VERSION_1.assertMade(terminal.predict("prod"));
  }

  /** Packs the model as it is now, with what its evaluation is said to have given. */
  private void pack(String tag, String accuracy, String dataset) throws IOException {
    var metrics = folder.resolve(tag + ".json");
    Files.writeString(
        metrics, "{\"accuracy\": %s, \"dataset\": \"%s\"}".formatted(accuracy, dataset));
    terminal.packModelAs(tag, metrics);
  }

  private Typed deployIfBetter(String tag, String... more) {
    var args = new String[more.length + 4];
    args[0] = "--env";
    args[1] = "test";
    args[2] = "--only-if-better";
    args[3] = "accuracy";
    System.arraycopy(more, 0, args, 4, more.length);
    return terminal.deployModel(tag, args);
  }

  private String onServer(String environment) throws IOException {
    try (var gitops = OpenGitops.at(user.gitops(), user)) {
      return gitops.files().onServer(environment, "jukebox").text();
    }
  }

  private String lastMessage() throws IOException, GitAPIException {
    try (var git = Git.open(user.gitops().toFile())) {
      return git.log().setMaxCount(1).call().iterator().next().getFullMessage();
    }
  }
}
