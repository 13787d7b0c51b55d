package serving;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class RunningImageTest {
  private static final String DIGEST = "sha256:" + "46f9".repeat(16);
  private static final String IMAGE = "quay.io/user1/jukebox:7ee442b6ae";

  @ParameterizedTest
  @ValueSource(strings = {"quay.io/user1/jukebox@", "docker-pullable://quay.io/user1/jukebox@"})
  void everyRuntimesImageIdHasTheSameDigest(String before) {
    assertEquals(
        List.of(new RunningImage("jukebox-1", "modelcar", IMAGE, Optional.of(DIGEST))),
        RunningImage.of(pod(before + DIGEST)));
  }

  /** It is the image's configuration that has this digest: no registry knows an image by it. */
  @ParameterizedTest
  @ValueSource(strings = {"", "docker://"})
  void aBareDigestIsNotTheImages(String before) {
    assertEquals(Optional.empty(), RunningImage.of(pod(before + DIGEST)).get(0).digest());
  }

  @Test
  void aContainerThatHasNotStartedHasNoDigest() {
    assertEquals(
        List.of(new RunningImage("jukebox-1", "modelcar", IMAGE, Optional.empty())),
        RunningImage.of(pod("")));
  }

  @ParameterizedTest
  @CsvSource({
    "quay.io/user1/jukebox:7ee442b6ae, jukebox",
    "localhost:5000/user1/jukebox, jukebox",
    "quay.io/user1/jukebox-ui@sha256:46f9, jukebox-ui",
    "quay.io/user1/jukebox:1@sha256:46f9, jukebox",
    "jukebox, jukebox"
  })
  void theShortNameHasNoRegistryNoNamespaceAndNoTag(String image, String name) {
    assertEquals(name, RunningImage.shortName(image));
  }

  private static Pod pod(String imageId) {
    return new PodBuilder()
        .withNewMetadata()
        .withName("jukebox-1")
        .endMetadata()
        .withNewSpec()
        .addNewContainer()
        .withName("modelcar")
        .withImage(IMAGE)
        .endContainer()
        .endSpec()
        .withNewStatus()
        .addNewContainerStatus()
        .withName("modelcar")
        .withImageID(imageId)
        .endContainerStatus()
        .endStatus()
        .build();
  }
}
