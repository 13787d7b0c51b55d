package gitops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class TracedMessageTest {
  @Test
  void namesCommitAndDigestInTrailers() {
    var message =
        TracedMessage.of("🐰 UPDATE 🐰", Optional.of("7ee442b6ae"), Optional.of("sha256:46f9"));

    assertEquals("🐰 UPDATE 🐰\n\nModel-Commit: 7ee442b6ae\nImage-Digest: sha256:46f9\n", message);
  }

  @Test
  void aVersionThatIsNoCommitIsNoTrace() {
    assertEquals("x", TracedMessage.of("x", Optional.of("latest"), Optional.empty()));
    assertEquals("x", TracedMessage.of("x", Optional.empty(), Optional.empty()));
  }
}
