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
   * not compared; a model that names none is compared with one that names none only.
   */
  public Verdict judge(ModelMetrics candidate, ModelMetrics deployed) {
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

  private static String name(ModelMetrics metrics) {
    return metrics.dataset().map(it -> "the data set " + it).orElse("a data set without a name");
  }
}
