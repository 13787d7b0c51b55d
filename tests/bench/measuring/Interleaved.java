package measuring;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Runs sides in turns: a machine that becomes slower or faster meanwhile does so for all of them.
 *
 * @param rounds how many runs each side gets
 * @param meter measures them
 * @param progress is told what runs
 */
public record Interleaved(int rounds, Meter meter, Consumer<String> progress) {
  /**
   * Measures all sides.
   *
   * @return the samples of each side, in the order of the rounds
   */
  public Map<Side, List<Sample>> measure(List<? extends Side> sides)
      throws IOException, InterruptedException {
    var samples = new LinkedHashMap<Side, List<Sample>>();
    sides.forEach(side -> samples.put(side, new ArrayList<>()));
    for (int round = 0; round < rounds; round++) {
      for (var side : inOrderOf(round, sides)) {
        var sample = sample(side);
        samples.get(side).add(sample);
        progress.accept(
            String.format(
                Locale.ROOT,
                "round %d of %d, %s: %.2f s, and %.2f s for its start",
                round + 1,
                rounds,
                side.name(),
                sample.task().wallSeconds(),
                sample.start().wallSeconds()));
      }
    }
    return samples;
  }

  // another order each time, so that nobody always runs behind the same one
  private static List<Side> inOrderOf(int round, List<? extends Side> sides) {
    var order = new ArrayList<Side>(sides);
    Collections.shuffle(order, new Random(round));
    return order;
  }

  private Sample sample(Side side) throws IOException, InterruptedException {
    try {
      var start = meter.run(side.start());
      side.prepare();
      var whole = meter.run(side.task());
      side.finish();
      return new Sample(side.believable(start), side.believable(whole));
    } catch (CallFailed failed) {
      throw failed.of(side.name());
    }
  }
}
