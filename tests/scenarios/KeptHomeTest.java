import static org.junit.jupiter.api.Assertions.assertEquals;

import embedded.PlatformOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code sandbox --home}: what was deployed is there again after the next start. */
@Tag("embedded")
@Timeout(180)
class KeptHomeTest {
  @TempDir Path home;

  @Test
  void everythingIsThereAgainAndServes() throws Exception {
    String model;
    try (var workshop = start()) {
      var user = workshop.newParticipant();
      new Terminal(user).doThePage();
      try (var cluster = new ClusterView(user)) {
        model = cluster.modelUri("test");
      }
    }

    try (var workshop = start()) {
      var user = workshop.newParticipant();
      var terminal = new Terminal(user);
      try (var cluster = new ClusterView(user)) {
        assertEquals(4, cluster.applications().size());
        assertEquals(model, cluster.modelUri("test"));
        Eventually.holds(() -> KnownAnswer.VERSION_1.assertMade(terminal.predict("test")));
        Eventually.holds(() -> assertEquals("Synced/Healthy", cluster.status("jukebox-test")));
      }
      terminal.type(new DeployJukebox()).succeeds().says("nothing to commit");
      terminal.type(new DeployUi()).succeeds().says("nothing to commit");
      terminal.type(new CheckUi()).succeeds();
      Training.again(user);
      terminal.deployModel(terminal.packModel()).succeeds();
      KnownAnswer.VERSION_2.assertMade(terminal.predict("prod"));
    }
  }

  private EmbeddedWorkshop start() {
    return EmbeddedWorkshop.start(
        new PlatformOptions(
            0, Optional.of(home), Optional.empty(), List.of("user1"), Duration.ofSeconds(3)));
  }
}
