package metrics;

import console.ExitCode;
import console.Failure;
import java.math.BigDecimal;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of a step that deploys a model only if it is better than the deployed one. */
public final class BestModelOptions {
  private static final int HIGHEST_EXIT_CODE = 255;

  @Option(
      names = "--only-if-better",
      paramLabel = "METRIC",
      description =
          "deploy only if this metric of the image is better than that of the deployed image,"
              + " such as accuracy; else exit code 4")
  String metric;

  @Option(
      names = "--higher-is-better",
      arity = "1",
      paramLabel = "true|false",
      description = "false for metrics such as a loss (default: true)")
  Boolean higherIsBetter;

  @Option(
      names = "--min-gain",
      paramLabel = "N",
      description = "by how much it has to be better at least (default: by anything)")
  BigDecimal minGain;

  @Option(
      names = "--require-baseline",
      description = "refuse, too, where the deployed model has no such metric")
  boolean requireBaseline;

  @Option(
      names = "--not-better-exit",
      paramLabel = "CODE",
      description = "another exit code where it is not better, such as 0 in a pipeline")
  Integer notBetterExit;

  /**
   * What "better" means; empty where it was not asked for.
   *
   * @throws Failure when the options make no sense: exit code 2
   */
  public Optional<Yardstick> yardstick() {
    if (metric == null) {
      requireNothingElse();
      return Optional.empty();
    }
    var gain = minGain == null ? BigDecimal.ZERO : minGain;
    if (!MetricNumber.isShort(gain)) {
      throw Failure.usage(
          "--min-gain has more than " + MetricNumber.MOST_DIGITS + " digits",
          "give a number such as 0.01");
    }
    if (gain.signum() < 0) {
      throw Failure.usage(
          "--min-gain " + gain.toPlainString() + " would let a worse model pass",
          "give 0 or more; for a loss, add --higher-is-better false");
    }
    if (notBetterExit() < 0 || notBetterExit() > HIGHEST_EXIT_CODE) {
      throw Failure.usage(
          "--not-better-exit " + notBetterExit + " is no exit code", "give a number from 0 to 255");
    }
    var direction = Boolean.FALSE.equals(higherIsBetter) ? Direction.LOWER : Direction.HIGHER;
    return Optional.of(new Yardstick(metric, direction, gain));
  }

  private void requireNothingElse() {
    if (higherIsBetter != null || minGain != null || requireBaseline || notBetterExit != null) {
      throw Failure.usage(
          "--higher-is-better, --min-gain, --require-baseline and --not-better-exit say how to"
              + " compare, but nothing is to be compared",
          "add --only-if-better METRIC");
    }
  }

  /** Whether a deployed model without the metric is a reason to refuse. */
  public boolean isBaselineRequired() {
    return requireBaseline;
  }

  /** What to end with where the candidate is not better. */
  public int notBetterExit() {
    return notBetterExit == null ? ExitCode.REFUSED : notBetterExit;
  }
}
