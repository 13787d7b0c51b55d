package overview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import gitops.ConfigFile;
import gitops.GitCommit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import serving.RunningImage;

@Tag("unit")
class OwnImagesTest {
  private static final GitCommit COMMIT =
      new GitCommit("id", "me", "me@example.com", Instant.EPOCH, "Deploy");

  private static final Trace SERVER = trace("quay.io/modh/openvino:stable", Optional.empty());
  private static final Trace DEPLOYED = trace("quay.io/me/jukebox:1", Optional.of(COMMIT));

  @Test
  void anImageThatGitNeverNamedIsShownBesideTheDeployedOne() {
    var drifted = trace("quay.io/somebody/jukebox:by-hand", Optional.empty());

    assertEquals(
        List.of(DEPLOYED, drifted),
        new OwnImages("jukebox").among(List.of(SERVER, DEPLOYED, drifted)));
  }

  @Test
  void whatACommitNamesIsOwnWhateverItsName() {
    assertEquals(List.of(DEPLOYED), new OwnImages("music").among(List.of(SERVER, DEPLOYED)));
  }

  @Test
  void allAreShownWhereNoneIsKnown() {
    assertEquals(List.of(SERVER), new OwnImages("jukebox").among(List.of(SERVER)));
  }

  @Test
  void theNameIsInTheConfig() {
    assertEquals("jukebox-ui", name("image: quay.io/rhoai-mlops/jukebox-ui:simple-1.2\n"));
    assertEquals("music", name("name: music\nversion: '1'\n"));
    assertEquals("application", name("version: '1'\n"));
    assertEquals("application", name("version: ["));
  }

  private static String name(String config) {
    return OwnImages.of("application", new ConfigFile("config.yaml", config)).shortName();
  }

  private static Trace trace(String image, Optional<GitCommit> commit) {
    var running = new RunningImage("pod", "container", image, Optional.empty());
    return new Trace(running, Optional.empty(), commit, Optional.empty());
  }
}
