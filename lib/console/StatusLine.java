package console;

import java.io.PrintStream;

/**
 * Lines on stderr, and on a terminal one more below them that is written over again and again. All
 * that a script says goes through it, so that no line is mixed with that one.
 */
final class StatusLine {
  private static final String CLEAR = "\r\u001b[K";

  private final PrintStream err;
  private final boolean redraws;
  private boolean shown;
  private long stayed;

  /**
   * @param redraws whether stderr is a terminal that takes control characters
   */
  StatusLine(PrintStream err, boolean redraws) {
    this.err = err;
    this.redraws = redraws;
  }

  /** Whether {@link #show} writes over the line that it wrote before. */
  boolean redraws() {
    return redraws;
  }

  /** A line that stays. */
  synchronized void println(String line) {
    clear();
    err.println(line);
    stayed++;
  }

  /** How many lines have been written that stay. */
  synchronized long stayed() {
    return stayed;
  }

  /** Text with control characters of its own, which ends at the beginning of a line. */
  synchronized void draw(String text) {
    clear();
    err.print(text);
    err.flush();
  }

  /** A line that stays until the next one. */
  synchronized void show(String line) {
    if (!redraws) {
      err.println(line);
      return;
    }
    err.print(CLEAR + line);
    err.flush();
    shown = true;
  }

  /** Takes the line away that does not stay. */
  synchronized void clear() {
    if (shown) {
      err.print(CLEAR);
      err.flush();
      shown = false;
    }
  }
}
