package overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gitops.GitCommit;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class TraceTest {
  private static final String DIGEST = "sha256:" + "46f9".repeat(16);

  @ParameterizedTest
  @ValueSource(strings = {"", "quay.io/user1/jukebox@", "docker-pullable://quay.io/user1/jukebox@"})
  void everyRuntimesImageIdHasTheSameDigest(String before) {
    assertEquals(Optional.of(DIGEST), RunningImage.digestIn(before + DIGEST));
  }

  @Test
  void aContainerThatHasNotStartedHasNoDigest() {
    var pod =
        new PodBuilder()
            .withNewMetadata()
            .withName("jukebox-predictor-1")
            .endMetadata()
            .withNewSpec()
            .addNewContainer()
            .withName("modelcar")
            .withImage("quay.io/user1/jukebox:7ee442b6ae")
            .endContainer()
            .endSpec()
            .withNewStatus()
            .addNewContainerStatus()
            .withName("modelcar")
            .withImageID("")
            .endContainerStatus()
            .endStatus()
            .build();

    var running = RunningImage.of(pod);

    assertEquals(
        List.of(
            new RunningImage(
                "jukebox-predictor-1",
                "modelcar",
                "quay.io/user1/jukebox:7ee442b6ae",
                Optional.empty())),
        running);
  }

  @Test
  void aTagIsAModelCommitOnlyWhereItCanBeOne() {
    assertEquals(
        Optional.of("7ee442b6ae"), Trace.commitIn("localhost:5000/user1/jukebox:7ee442b6ae"));
    assertEquals(Optional.empty(), Trace.commitIn("quay.io/user1/jukebox:latest"));
    assertEquals(Optional.empty(), Trace.commitIn("localhost:5000/user1/jukebox"));
  }

  @Test
  void aTagThatLedElsewhereWhenItWasDeployedIsNoticed() {
    assertFalse(trace("Image-Digest: " + DIGEST).tagHasMoved());
    assertTrue(trace("Image-Digest: sha256:" + "0".repeat(64)).tagHasMoved());
    assertFalse(trace("no trailer").tagHasMoved());
  }

  private static Trace trace(String trailer) {
    var running = new RunningImage("pod", "modelcar", "image", Optional.of(DIGEST));
    var commit = new GitCommit("id", "me", "me@example.com", Instant.EPOCH, "x\n\n" + trailer);
    return new Trace(running, Optional.empty(), Optional.of(commit), Optional.empty());
  }
}
