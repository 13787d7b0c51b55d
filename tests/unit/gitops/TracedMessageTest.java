package gitops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class TracedMessageTest {
  @Test
  void namesCommitAndDigestInTrailers() {
    var message =
        TracedMessage.of(
            "🐰 UPDATE 🐰",
            new ModelTrace(
                Optional.of("7ee442b6ae"),
                Optional.of("sha256:46f9"),
                Map.of("loss", "0.2", "accuracy", "0.9")));

    assertEquals(
        """
        🐰 UPDATE 🐰

        Model-Commit: 7ee442b6ae
        Image-Digest: sha256:46f9
        Model-Metrics: accuracy=0.9, loss=0.2
        """,
        message);
    assertEquals(Optional.of("sha256:46f9"), TracedMessage.trailer(message, "Image-Digest"));
  }

  @Test
  void aVersionThatIsNoCommitIsNoTrace() {
    assertEquals("x", TracedMessage.of("x", unknown(Optional.of("latest"))));
    assertEquals("x", TracedMessage.of("x", unknown(Optional.empty())));
  }

  private static ModelTrace unknown(Optional<String> version) {
    return new ModelTrace(version, Optional.empty(), Map.of());
  }
}
