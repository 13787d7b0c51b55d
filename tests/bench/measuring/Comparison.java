package measuring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The sides against the first one, as a table in Markdown.
 *
 * @param sides the first is the measure for the others
 */
public record Comparison(List<Summary> sides) {
  private static final int MEGABYTE = 1_000_000;

  /** The samples' medians. */
  public static Comparison of(Map<Side, List<Sample>> samples) {
    return new Comparison(
        samples.entrySet().stream().map(it -> Summary.of(it.getKey(), it.getValue())).toList());
  }

  /** The same for programs; sizes are in bytes, and what is not known is left out. */
  public List<Object> data() {
    return sides.stream().<Object>map(this::data).toList();
  }

  private Map<String, Object> data(Summary side) {
    var usage = side.median();
    var data = new LinkedHashMap<String, Object>();
    data.put("name", side.name());
    data.put("wallSeconds", usage.wallSeconds());
    data.put("wallRatio", wallRatio(side));
    usage.cpuSeconds().ifPresent(value -> data.put("cpuSeconds", value));
    cpuRatio(side).ifPresent(value -> data.put("cpuRatio", value));
    usage.peakBytes().ifPresent(value -> data.put("peakBytes", value));
    usage.writtenBytes().ifPresent(value -> data.put("writtenBytes", value));
    data.put("startSeconds", side.startSeconds());
    return data;
  }

  /** The table's lines. */
  public List<String> markdown() {
    var head =
        List.of(
            "| | seconds (fastest to slowest) | ratio | CPU seconds | ratio | peak MB |"
                + " written MB | own start |",
            "|---|---|---|---|---|---|---|---|");
    return Stream.concat(head.stream(), sides.stream().map(this::row)).toList();
  }

  /** How many times the first side's seconds another one takes. */
  public double wallRatio(Summary side) {
    return side.median().wallSeconds() / measure().wallSeconds();
  }

  /** How many times the first side's CPU seconds another one takes. */
  public OptionalDouble cpuRatio(Summary side) {
    var own = side.median().cpuSeconds();
    var first = measure().cpuSeconds();
    return own.isEmpty() || first.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(own.getAsDouble() / first.getAsDouble());
  }

  private Usage measure() {
    return sides.get(0).median();
  }

  private String row(Summary side) {
    var usage = side.median();
    return String.format(
        Locale.ROOT,
        "| %s | %.2f (%.2f to %.2f) | %.2f | %s | %s | %s | %s | %.2f s |",
        side.name(),
        usage.wallSeconds(),
        side.fastest(),
        side.slowest(),
        wallRatio(side),
        known("%.1f", usage.cpuSeconds(), 1),
        known("%.2f", cpuRatio(side), 1),
        known("%.0f", usage.peakBytes(), MEGABYTE),
        known("%.0f", usage.writtenBytes(), MEGABYTE),
        side.startSeconds());
  }

  private static String known(String format, OptionalDouble figure, int unit) {
    return figure.isEmpty()
        ? "n/a"
        : String.format(Locale.ROOT, format, figure.getAsDouble() / unit);
  }
}
