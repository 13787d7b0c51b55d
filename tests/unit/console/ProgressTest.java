package console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
@Timeout(30)
class ProgressTest {
  private static final long SECOND = 1_000_000_000L;

  @ParameterizedTest
  @CsvSource({
    "0, 0 bytes",
    "999, 999 bytes",
    "1000, 1.00 KB",
    "99949, 99.9 KB",
    "999600, 1.00 MB",
    "412000000, 412 MB",
    "1073741824, 1.07 GB"
  })
  void printsSizesWithThreeDigits(long bytes, String text) {
    assertEquals(text, ByteSize.of(bytes));
  }

  @Test
  void saysHowFarItIsHowFastAndHowLongItTakes() {
    assertEquals(
        "412 MB of 1.07 GB, 38 %, 310 MB/s, 2 s left",
        new Transfer(412_000_000, 1_073_741_824, 310e6).line());
    assertEquals(
        "[######------------------] 25.0 GB of 100 GB, 25 %, 100 MB/s, 12 min 30 s left",
        new Transfer(25_000_000_000L, 100_000_000_000L, 100e6).bar());
  }

  @Test
  void promisesNoEndWhileNothingMoves() {
    var stalled = new Transfer(5, 10, 0);

    assertEquals(Optional.empty(), stalled.timeLeft());
    assertEquals("5 bytes of 10 bytes, 50 %", stalled.line());
  }

  @Test
  void forgetsHowFastItWasLongAgo() {
    var speed = new Speed();
    speed.at(0, 0);
    speed.at(1 * SECOND, 1000);
    for (int second = 2; second <= 30; second++) {
      speed.at(second * SECOND, 1000 + (second - 1));
    }

    assertEquals(1, speed.at(31 * SECOND, 1030), 0.01);
  }

  @Test
  void estimatesByTheSpeed() {
    assertEquals(Optional.of(Duration.ofSeconds(9)), new Transfer(10, 100, 10).timeLeft());
  }

  @Test
  void redrawsOneLineOnATerminalAndTakesItAwayForOthers() {
    var screen = new ByteArrayOutputStream();
    var line = new StatusLine(new PrintStream(screen), true);

    line.show("one");
    line.show("two");
    line.println("a warning");
    line.clear();

    assertEquals(
        "\r\u001b[Kone\r\u001b[Ktwo\r\u001b[Ka warning" + System.lineSeparator(),
        screen.toString());
  }

  @Test
  void writesPlainLinesIntoALog() {
    var log = new ByteArrayOutputStream();
    var line = new StatusLine(new PrintStream(log), false);

    line.show("one");
    line.clear();
    line.println("two");

    assertEquals("one%ntwo%n".formatted(), log.toString());
  }

  @Test
  void aLogGetsALineForEveryTenthAndOneAMinute() {
    var pace = new LogPace();
    var fast = new ArrayList<Integer>();
    for (int second = 5; second <= 100; second += 5) {
      if (pace.isDue(second * SECOND, second)) {
        fast.add(second);
      }
    }
    assertEquals(List.of(5, 15, 25, 35, 45, 55, 65, 75, 85, 95), fast);

    assertTrue(!pace.isDue(150 * SECOND, 96), "nothing new to say yet");
    assertTrue(pace.isDue(155 * SECOND, 96), "a minute has passed");
    assertTrue(pace.isDue(160 * SECOND, 50), "a part is sent again");
  }

  @Test
  void showsWhatHasBeenAddedUntilItIsClosed() throws Exception {
    var shown = new CountDownLatch(1);
    var screen = new ByteArrayOutputStream();
    var stream =
        new PrintStream(screen, true) {
          @Override
          public void flush() {
            super.flush();
            shown.countDown();
          }
        };
    try (var progress = new Progress(new StatusLine(stream, true), 200).start()) {
      progress.add(150);
      progress.add(-50);
      assertTrue(shown.await(20, TimeUnit.SECONDS));
    }

    assertTrue(screen.toString().contains("] 100 bytes of 200 bytes, 50 %"), screen.toString());
    assertTrue(screen.toString().endsWith("\r\u001b[K"), screen.toString());
  }
}
