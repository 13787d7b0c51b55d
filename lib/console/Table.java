package console;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows under a heading, each column as wide as its widest cell on a terminal. */
public final class Table {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  /**
   * @param heading the columns' names
   */
  public Table(String... heading) {
    rows.add(List.of(heading));
  }

  /**
   * Adds a row.
   *
   * @param cells as many as the heading has; an empty one is shown as {@code -}
   */
  public Table row(String... cells) {
    if (cells.length != rows.get(0).size()) {
      throw new IllegalArgumentException(
          cells.length + " cells for " + rows.get(0).size() + " columns");
    }
    rows.add(List.of(cells).stream().map(cell -> cell.isEmpty() ? "-" : cell).toList());
    return this;
  }

  /** The heading and the rows, without blanks at the end of a line. */
  public List<String> lines() {
    var widths = IntStream.range(0, rows.get(0).size()).map(this::width).toArray();
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> DisplayWidth.of(row.get(column))).max().orElse(0);
  }

  private static String line(List<String> row, int[] widths) {
    return IntStream.range(0, widths.length)
        .mapToObj(column -> DisplayWidth.pad(row.get(column), widths[column]))
        .collect(Collectors.joining(GAP))
        .stripTrailing();
  }
}
