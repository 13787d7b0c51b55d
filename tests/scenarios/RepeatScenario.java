import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Everything is safe to type twice. */
abstract class RepeatScenario extends OneSeatScenario {
  private String tag;

  RepeatScenario(WorkshopPlatform platform) {
    super(platform);
  }

  @BeforeAll
  void doThePage() {
    terminal.doThePage();
    tag = terminal.packModel();
  }

  @Test
  void theSecondRunChangesNothing() throws Exception {
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
    terminal.packModelAs("another");
    var before = Snapshot.of(user, cluster);

    terminal.type(new SetupAppsets(), "--dry-run").succeeds();
    terminal.deployModel("another", "--dry-run").succeeds().says("version: \"another\"");
    terminal.type(new DeployUi(), "--model-name", "other", "--dry-run").succeeds();

    assertEquals(before, Snapshot.of(user, cluster));
  }
}
