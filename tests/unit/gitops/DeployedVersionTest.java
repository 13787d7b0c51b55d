package gitops;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class DeployedVersionTest {
  @Test
  void aModelsImageIsPutTogetherAsTheChartDoes() {
    var version = version(Map.of("version", "7ee442b6ae", "image_namespace", "user1"));

    assertTrue(version.isImage("quay.io/user1/jukebox:7ee442b6ae"));
    assertFalse(version.isImage("quay.io/user12/jukebox:7ee442b6ae"));
    assertFalse(version.isImage("quay.io/user1/jukebox:7ee442b6a"));
    assertFalse(version.isImage("localhost:5000/user1/jukebox:7ee442b6ae"));
  }

  @Test
  void theUisImageIsNamedWhole() {
    var version = version(Map.of("image", "quay.io/rhoai-mlops/jukebox-ui:simple-1.2"));

    assertTrue(version.isImage("quay.io/rhoai-mlops/jukebox-ui:simple-1.2"));
    assertFalse(version.isImage("quay.io/rhoai-mlops/jukebox-ui:simple-1.1"));
  }

  private static DeployedVersion version(Map<String, String> values) {
    return new DeployedVersion(
        "id", Instant.EPOCH, "me", "subject", values, Optional.empty(), Optional.empty());
  }
}
