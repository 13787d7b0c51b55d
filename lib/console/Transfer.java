package console;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a transfer is.
 *
 * @param done bytes that are there already
 * @param total all bytes
 * @param bytesPerSecond how fast it went of late
 */
record Transfer(long done, long total, double bytesPerSecond) {
  private static final int BAR_COLUMNS = 24;

  /** For a log: {@code 412 MB of 1.07 GB, 38 %, 310 MB/s, 2 s left}. */
  String line() {
    return ByteSize.of(done) + " of " + ByteSize.of(total) + ", " + percent() + " %" + speed();
  }

  /** For a terminal: the same with a bar. */
  String bar() {
    int full = percent() * BAR_COLUMNS / 100;
    return "[" + "#".repeat(full) + "-".repeat(BAR_COLUMNS - full) + "] " + line();
  }

  /** How long the rest takes at this speed; empty where nothing moves. */
  Optional<Duration> timeLeft() {
    return bytesPerSecond < 1
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds(Math.round((total - done) / bytesPerSecond)));
  }

  int percent() {
    return total == 0 ? 100 : (int) Math.min(100, done * 100 / total);
  }

  private String speed() {
    return timeLeft()
        .map(
            left ->
                ", " + ByteSize.of(Math.round(bytesPerSecond)) + "/s, " + inWords(left) + " left")
        .orElse("");
  }

  private static String inWords(Duration time) {
    if (time.toHours() > 0) {
      return time.toHours() + " h " + time.toMinutesPart() + " min";
    }
    return time.toMinutes() > 0
        ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
        : time.toSeconds() + " s";
  }
}
