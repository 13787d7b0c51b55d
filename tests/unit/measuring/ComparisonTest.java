package measuring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ComparisonTest {
  @Test
  void takesTheMedianOfAnOddNumberOfRuns() {
    var comparison = compare(samples(0, 9, 1, 4));

    assertEquals(4, median(comparison, 0).wallSeconds());
  }

  @Test
  void takesTheMiddleOfAnEvenNumberOfRuns() {
    var comparison = compare(samples(0, 9, 1, 4, 2));

    assertEquals(3, median(comparison, 0).wallSeconds());
  }

  @Test
  void takesEachSidesOwnStartOff() {
    var comparison = compare(samples(1, 3, 3, 3), samples(5, 9, 9, 9));

    assertEquals(2, comparison.wallRatio(comparison.sides().get(1)));
    assertEquals(OptionalDouble.of(2), comparison.cpuRatio(comparison.sides().get(1)));
  }

  @Test
  void leavesOutWhatOneRunDoesNotTell() {
    var comparison = compare(samples(1, 3), List.of(new Sample(Usage.wall(1), Usage.wall(5))));

    assertEquals(OptionalDouble.empty(), comparison.cpuRatio(comparison.sides().get(1)));
    var row = comparison.markdown().get(3);
    assertEquals("| side 1 | 4.00 (4.00 to 4.00) | 2.00 | n/a | n/a | n/a | n/a | 1.00 s |", row);
    assertFalse(data(comparison, 1).containsKey("cpuRatio"));
  }

  @Test
  void keepsTheLargestMemoryAndAddsTheRestOfRunsThatFollowEachOther() {
    var two = usage(1, 300).then(usage(2, 200));

    assertEquals(usage(3, 300), two);
  }

  private static Usage median(Comparison comparison, int side) {
    return comparison.sides().get(side).median();
  }

  private static Map<?, ?> data(Comparison comparison, int side) {
    return (Map<?, ?>) comparison.data().get(side);
  }

  private static List<Sample> samples(double start, double... wholes) {
    return IntStream.range(0, wholes.length)
        .mapToObj(i -> new Sample(usage(start, 1), usage(wholes[i], 1)))
        .toList();
  }

  private static Usage usage(double seconds, double peakBytes) {
    return new Usage(
        seconds,
        OptionalDouble.of(seconds),
        OptionalDouble.of(peakBytes),
        OptionalDouble.of(seconds));
  }

  @SafeVarargs
  private static Comparison compare(List<Sample>... samples) {
    var bySide = new LinkedHashMap<Side, List<Sample>>();
    for (int i = 0; i < samples.length; i++) {
      bySide.put(new Named("side " + i), samples[i]);
    }
    return Comparison.of(bySide);
  }

  private record Named(String name) implements Side {
    @Override
    public List<Call> start() {
      return List.of();
    }

    @Override
    public void prepare() throws IOException {}

    @Override
    public List<Call> task() {
      return List.of();
    }

    @Override
    public void finish() throws IOException {}
  }
}
