import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Everything is safe to type twice. */
abstract class RepeatScenario extends Scenario {
  RepeatScenario(WorkshopPlatform platform) {
    super(platform);
  }

  @Test
  void theSecondRunChangesNothing() throws Exception {
    terminal.doThePage();
    var tag = terminal.packModel();
    var before = Snapshot.of(user, cluster);

    terminal.type(new SetupAppsets()).succeeds().says("nothing to commit");
    assertEquals(tag, terminal.packModel());
    terminal.deployModel(tag).succeeds().says("nothing to commit");
    terminal.type(new DeployJukebox()).succeeds().says("nothing to commit");
    terminal.type(new DeployUi()).succeeds().says("nothing to commit");
    terminal.type(new CheckUi()).succeeds();

    assertEquals(before, Snapshot.of(user, cluster));
  }

  @Test
  void aDryRunChangesNothing() throws Exception {
    terminal.doThePage();
    Training.again(user);
    var tag = terminal.packModel();
    var before = Snapshot.of(user, cluster);

    terminal.type(new SetupAppsets(), "--dry-run").succeeds();
    terminal.deployModel(tag, "--dry-run").succeeds().says("version: \"" + tag + "\"");
    terminal.type(new DeployUi(), "--model-name", "other", "--dry-run").succeeds();

    assertEquals(before, Snapshot.of(user, cluster));
  }
}
