package measuring;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * A side's medians, of the task without the start.
 *
 * @param name of the side
 * @param median of every figure by itself
 * @param fastest of all runs, in seconds
 * @param slowest of all runs, in seconds
 * @param startSeconds the median of what the start takes
 */
public record Summary(
    String name, Usage median, double fastest, double slowest, double startSeconds) {
  /** Sums the samples of a side up. */
  public static Summary of(Side side, List<Sample> samples) {
    var tasks = samples.stream().map(Sample::task).toList();
    var walls = tasks.stream().map(task -> OptionalDouble.of(task.wallSeconds())).toList();
    var sorted = walls.stream().mapToDouble(OptionalDouble::getAsDouble).sorted().toArray();
    var starts = samples.stream().map(it -> OptionalDouble.of(it.start().wallSeconds())).toList();
    return new Summary(
        side.name(),
        new Usage(
            median(walls).orElseThrow(),
            median(tasks, Usage::cpuSeconds),
            median(tasks, Usage::peakBytes),
            median(tasks, Usage::writtenBytes)),
        sorted[0],
        sorted[sorted.length - 1],
        median(starts).orElseThrow());
  }

  private static OptionalDouble median(List<Usage> usages, Function<Usage, OptionalDouble> figure) {
    return median(usages.stream().map(figure).toList());
  }

  // a figure that one run lacks cannot be compared
  private static OptionalDouble median(List<OptionalDouble> figures) {
    if (figures.isEmpty() || figures.stream().anyMatch(OptionalDouble::isEmpty)) {
      return OptionalDouble.empty();
    }
    var sorted = figures.stream().mapToDouble(OptionalDouble::getAsDouble).sorted().toArray();
    int middle = sorted.length / 2;
    return OptionalDouble.of(
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2);
  }
}
