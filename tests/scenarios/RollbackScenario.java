import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The new model is no good: back to the one before, with a commit as every change. */
abstract class RollbackScenario extends Scenario {
  private static final String CONFIG = "model-deployments/test/jukebox/config.yaml";

  @TempDir Path folder;

  RollbackScenario(WorkshopPlatform platform) {
    super(platform);
  }

  @Test
  void theVersionBeforeServesAgainAndLaterKeysStay() throws Exception {
    terminal.type(new SetupAppsets()).succeeds();
    var oldTag = terminal.packModel();
    terminal.deployModel(oldTag, "--env", "test").succeeds();
    Training.again(user);
    var newTag = terminal.packModel();
    terminal.deployModel(newTag, "--env", "test").succeeds();
    new Colleague(user, folder.resolve("colleague"))
        .edit(CONFIG, text -> text + "search_as_default: true # the next lesson\n");

    terminal.type(new Rollback(), "--env", "test").succeeds().says("⏪ ROLLBACK - jukebox ");

    KnownAnswer.VERSION_1.assertMade(terminal.predict("test"));
    assertTrue(cluster.modelUri("test").endsWith(":" + oldTag));
    var config = Files.readString(user.gitops().resolve(CONFIG));
    assertTrue(config.endsWith("search_as_default: true # the next lesson\n"), config);
    assertTrue(config.contains("version: \"" + oldTag + "\""), config);
    try (var git = Git.open(user.gitops().toFile())) {
      var head = git.log().setMaxCount(1).call().iterator().next();
      assertEquals("⏪ ROLLBACK - jukebox " + oldTag + " to test ⏪", head.getShortMessage());
      assertTrue(head.getFullMessage().contains("Image-Digest: sha256:"), head.getFullMessage());
    }

    var history = terminal.type(new History(), "--env", "test", "-o", "json").succeeds().json();

    assertEquals(3, history.path("test").size());
    assertEquals(oldTag, history.at("/test/0/version").asString());
    assertEquals(newTag, history.at("/test/1/version").asString());
    assertEquals(oldTag, history.at("/test/2/version").asString());
    assertEquals(user.name(), history.at("/test/1/author").asString());
    assertEquals(history.at("/test/0/digest"), history.at("/test/2/digest"));

    var commit = history.at("/test/1/commit").asString().substring(0, 10);
    terminal.type(new Rollback(), "--env", "test", "--to", commit).succeeds();

    KnownAnswer.VERSION_2.assertMade(terminal.predict("test"));
    terminal
        .type(new Rollback(), "--env", "test", "--to", "never")
        .fails(2, CONFIG, "never had never", oldTag, newTag);
  }
}
