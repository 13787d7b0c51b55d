package forecast;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/** A field's change as lines of a diff; of a long text only the lines that change. */
final class FieldLines {
  private static final String BEFORE = "-     ";
  private static final String AFTER = "+     ";

  private final Paint paint;

  FieldLines(Paint paint) {
    this.paint = paint;
  }

  List<String> of(FieldChange change) {
    var before = change.before().orElse("");
    var after = change.after().orElse("");
    return (before + after).contains("\n") ? text(change.path(), before, after) : values(change);
  }

  private List<String> values(FieldChange change) {
    var lines = new ArrayList<String>();
    change.before().ifPresent(it -> lines.add(removed(change.path() + ": " + it)));
    change.after().ifPresent(it -> lines.add(added(change.path() + ": " + it)));
    return lines;
  }

  private List<String> text(String path, String before, String after) {
    var old = new RawText(before.getBytes(StandardCharsets.UTF_8));
    var now = new RawText(after.getBytes(StandardCharsets.UTF_8));
    var lines = new ArrayList<String>();
    lines.add("      " + path + ": |");
    for (var edit : new HistogramDiff().diff(RawTextComparator.DEFAULT, old, now)) {
      for (int i = edit.getBeginA(); i < edit.getEndA(); i++) {
        lines.add(removed("  " + old.getString(i)));
      }
      for (int i = edit.getBeginB(); i < edit.getEndB(); i++) {
        lines.add(added("  " + now.getString(i)));
      }
    }
    return lines;
  }

  private String removed(String line) {
    return paint.removed(BEFORE + line);
  }

  private String added(String line) {
    return paint.added(AFTER + line);
  }
}
