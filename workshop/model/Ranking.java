import java.util.Comparator;
import java.util.stream.IntStream;

/** Positions of values, the largest value's first. */
final class Ranking {
  private Ranking() {}

  static int[] of(double[] values) {
    return IntStream.range(0, values.length)
        .boxed()
        .sorted(Comparator.comparing(i -> -values[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
