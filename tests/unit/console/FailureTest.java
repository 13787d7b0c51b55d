package console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class FailureTest {
  @Test
  void carriesTheSentenceTheNextCommandAndTheExitCode() {
    var failure = Failure.refused("tag 1a2b3c4d5e is taken", "use --force");

    assertEquals("tag 1a2b3c4d5e is taken", failure.getMessage());
    assertEquals("use --force", failure.next());
    assertEquals(4, failure.exitCode());
  }
}
