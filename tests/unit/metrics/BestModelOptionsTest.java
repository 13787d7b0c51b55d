package metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import console.ExitCode;
import console.Failure;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What can be said on the command line about "better". */
@Tag("unit")
class BestModelOptionsTest {
  @Command
  private static final class Line {
    @Mixin BestModelOptions options;
  }

  @Test
  void nobodyAsked() {
    assertEquals(Optional.empty(), typed("").yardstick());
  }

  @Test
  void moreIsBetterUnlessTold() {
    assertEquals(
        Optional.of(new Yardstick("accuracy", Direction.HIGHER, BigDecimal.ZERO)),
        typed("--only-if-better accuracy").yardstick());
    assertEquals(
        Optional.of(new Yardstick("loss", Direction.LOWER, new BigDecimal("0.01"))),
        typed("--only-if-better loss --higher-is-better false --min-gain 0.01").yardstick());
    assertEquals(
        Direction.HIGHER,
        typed("--only-if-better accuracy --higher-is-better=true").yardstick().get().direction());
  }

  @Test
  void notBetterIsRefusedUnlessTold() {
    assertEquals(ExitCode.REFUSED, typed("--only-if-better a").notBetterExit());
    assertEquals(0, typed("--only-if-better a --not-better-exit 0").notBetterExit());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--min-gain 0.1",
        "--higher-is-better false",
        "--require-baseline",
        "--not-better-exit 0",
        "--only-if-better a --min-gain -0.1",
        "--only-if-better a --min-gain 1e1000000000",
        "--only-if-better a --min-gain -1e1000000000",
        "--only-if-better a --not-better-exit 256",
        "--only-if-better a --not-better-exit -1"
      })
  void whatMakesNoSenseIsAMistakeOfTheCommandLine(String line) {
    var failure = assertThrows(Failure.class, () -> typed(line).yardstick());

    assertEquals(ExitCode.USAGE, failure.exitCode());
    assertTrue(failure.getMessage().contains("--"), failure.getMessage());
  }

  private static BestModelOptions typed(String line) {
    var command = new Line();
    new CommandLine(command).parseArgs(line.isEmpty() ? new String[0] : line.split(" "));
    return command.options;
  }
}
