import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import console.Script;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A command typed where something is wrong: it says so soon, and leaves everything as it was. */
final class Mistake {
  private static final Duration SOON = Duration.ofSeconds(6);

  private Mistake() {}

  static Outcome typed(Desk desk, Script script, String... args) throws Exception {
    var before = Footprint.of(desk);
    var started = Instant.now();
    var outcome = desk.type(script, args);
    var took = Duration.between(started, Instant.now());
    assertTrue(took.compareTo(SOON) < 0, () -> "it took " + took + "\n" + outcome);
    assertEquals(
        List.of(),
        before.differences(Footprint.of(desk)),
        () -> "it changed something\n" + outcome);
    Secrets.assertNoSecret(desk, outcome);
    return outcome;
  }

  /** Each of these commands, one after the other, makes the same mistake. */
  static void typedAs(List<WorkshopCommand> commands, Desk desk, int exitCode, String... words)
      throws Exception {
    for (var command : commands) {
      typed(desk, command.script()).assertMistake(exitCode, words);
    }
  }
}
