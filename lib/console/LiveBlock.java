package console;

import java.util.List;

/** Lines on a terminal that are drawn again and again in the same place. */
public final class LiveBlock {
  private static final String UP = "\u001b[%dA";
  private static final String CLEAR_LINE = "\u001b[2K";

  private final StatusLine err;
  private int drawn;
  private long before;

  LiveBlock(StatusLine err) {
    this.err = err;
  }

  /** Puts these lines in the place of those that were drawn the last time. */
  public void draw(List<String> lines) {
    if (err.stayed() != before) {
      drawn = 0; // below the new lines, which must not be written over
      before = err.stayed();
    }
    var text = new StringBuilder();
    if (drawn > 0) {
      text.append(UP.formatted(drawn));
    }
    lines.forEach(line -> text.append('\r').append(CLEAR_LINE).append(line).append('\n'));
    for (int i = lines.size(); i < drawn; i++) {
      text.append(CLEAR_LINE).append('\n');
    }
    drawn = Math.max(drawn, lines.size());
    err.draw(text.toString());
  }
}
