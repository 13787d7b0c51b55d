package metrics;

import java.math.BigDecimal;

/**
 * What "better" means.
 *
 * @param metric such as {@code accuracy}
 * @param minGain by how much the candidate has to be better at least; any gain will do where it is
 *     0
 */
public record Yardstick(String metric, Direction direction, BigDecimal minGain) {

  /**
   * Whether a candidate may take the place of what is deployed. Numbers of different data sets are
   * not compared; a model that names none is compared with one that names none only. A number that
   * is there and cannot be read is not taken for one that is missing.
   */
  public Verdict judge(ModelMetrics candidate, ModelMetrics deployed) {
    if (candidate.unreadable().contains(metric)) {
      return unreadable("the new one");
    }
    if (deployed.unreadable().contains(metric)) {
      return unreadable("the deployed one");
    }
    var now = candidate.value(metric);
    if (now.isEmpty()) {
      return new Verdict.Incomparable("the new one has no metric " + metric);
    }
    var before = deployed.value(metric);
    if (before.isEmpty()) {
      return new Verdict.NoBaseline(now.get(), "the deployed one has no metric " + metric);
    }
    if (!candidate.dataset().equals(deployed.dataset())) {
      return new Verdict.Incomparable(
          "the new one was measured on "
              + name(candidate)
              + ", the deployed one on "
              + name(deployed));
    }
    var gain = direction.gain(now.get(), before.get());
    return gain.signum() > 0 && gain.compareTo(minGain) >= 0
        ? new Verdict.Better(now.get(), before.get())
        : new Verdict.NotBetter(now.get(), before.get());
  }

  private Verdict unreadable(String model) {
    return new Verdict.Incomparable("the metric " + metric + " of " + model + " cannot be read");
  }

  private static String name(ModelMetrics metrics) {
    return metrics.dataset().map(it -> "the data set " + it).orElse("a data set without a name");
  }
}
