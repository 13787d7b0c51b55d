package console;

import java.time.Duration;

/**
 * When a log needs another line about a transfer: for every tenth of it, so that a large one does
 * not fill the log, and once a minute, so that a slow one does not look dead.
 */
final class LogPace {
  private static final int STEP_PERCENT = 10;
  private static final long LONGEST_SILENCE = Duration.ofMinutes(1).toNanos();

  private boolean begun;
  private long lastTime;
  private int lastPercent;

  /**
   * Whether a line is due; who is told so writes it.
   *
   * @param nanoTime as {@link System#nanoTime()} gives it
   * @param percent how much of the transfer is done
   */
  boolean isDue(long nanoTime, int percent) {
    // fewer than before: a part is sent again
    boolean due =
        !begun
            || percent < lastPercent
            || percent >= lastPercent + STEP_PERCENT
            || nanoTime - lastTime >= LONGEST_SILENCE;
    if (due) {
      begun = true;
      lastTime = nanoTime;
      lastPercent = percent;
    }
    return due;
  }
}
