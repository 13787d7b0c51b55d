import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The model was trained again, and its new version is deployed over the old one. */
abstract class NewVersionScenario extends Scenario {
  /** Argo CD polls Git every two to three minutes: in less, only a refresh can have done it. */
  private static final Duration LONG_BEFORE_A_POLL = Duration.ofSeconds(60);

  NewVersionScenario(WorkshopPlatform platform) {
    super(platform);
  }

  @Test
  void rollsOutWithoutAFailedPredictionAndBack() throws Exception {
    terminal.type(new SetupAppsets()).succeeds();
    var oldTag = terminal.packModel();
    terminal.deployModel(oldTag, "--env", "test").succeeds();
    assertEquals("Unknown/Healthy", cluster.status("jukebox-prod"));
    assertTrue(cluster.pods("prod").isEmpty(), "nobody has configured anything for prod");
    Training.again(user);
    var newTag = terminal.packModel();

    try (var listener = new SteadyListener(terminal, "test").started()) {
      var before = Instant.now();
      terminal.deployModel(newTag, "--env", "test").succeeds();
      var first = terminal.predict("test");
      var took = Duration.between(before, Instant.now());

      var answers = listener.assertNeverFailed();
      KnownAnswer.VERSION_1.assertMade(answers.get(0));
      KnownAnswer.VERSION_2.assertMade(answers.get(answers.size() - 1));
      KnownAnswer.VERSION_2.assertMade(first); // "deployed" was not said a moment too early
      assertTrue(took.compareTo(LONG_BEFORE_A_POLL) < 0, () -> "it took " + took);
    }

    terminal.deployModel(oldTag, "--env", "test").succeeds();
    KnownAnswer.VERSION_1.assertMade(terminal.predict("test"));
    assertEquals("Synced/Healthy", cluster.status("jukebox-test"));
  }

  @Test
  void testAndProdDiffer() throws Exception {
    terminal.doThePage();
    var oldTag = terminal.packModel();
    Training.again(user);
    var newTag = terminal.packModel();
    assertNotEquals(oldTag, newTag);

    terminal.deployModel(newTag, "--env", "test").succeeds();

    KnownAnswer.VERSION_2.assertMade(terminal.predict("test"));
    KnownAnswer.VERSION_1.assertMade(terminal.predict("prod"));
    assertTrue(cluster.modelUri("test").endsWith(":" + newTag));
    assertTrue(cluster.modelUri("prod").endsWith(":" + oldTag));
    var check = new CheckUi();
    terminal.type(check).succeeds();
    KnownAnswer.VERSION_2.assertMade(check.predictions.get("test"));
    KnownAnswer.VERSION_1.assertMade(check.predictions.get("prod"));
  }

  @Test
  void takesThePlaceOfLatest() throws Exception {
    terminal.type(new SetupAppsets()).succeeds();
    terminal.type(new DeployJukebox(), "--env", "test").succeeds();
    Training.again(user);

    // the chart has a pull secret for latest only, and prune is false
    terminal
        .deployModel(terminal.packModel(), "--env", "test")
        .succeeds()
        .says("jukebox-test stays OutOfSync")
        .says("Secret quay-conn");

    KnownAnswer.VERSION_2.assertMade(terminal.predict("test"));
    assertEquals("OutOfSync/Healthy", cluster.status("jukebox-test"));
    cluster.client().secrets().inNamespace(user.namespace("test")).withName("quay-conn").delete();
    Eventually.holds(() -> assertEquals("Synced/Healthy", cluster.status("jukebox-test")));
  }
}
