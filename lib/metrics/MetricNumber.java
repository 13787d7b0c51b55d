package metrics;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Which numbers can be metrics: those that, written out without an exponent, have few digits. A
 * file or an annotation may hold 1E+1000000000, which would fill the memory. The rule is the same
 * for writing and for reading, so that no metric is written that nobody reads.
 */
final class MetricNumber {
  /** In all, and behind the point. */
  static final int MOST_DIGITS = 50;

  private MetricNumber() {}

  /** Whether a number can be a metric. */
  static boolean isShort(BigDecimal number) {
    long digits = number.precision() - Math.min((long) number.scale(), 0);
    return digits <= MOST_DIGITS && number.scale() <= MOST_DIGITS;
  }

  /** The number that a text says; empty where it says none that can be a metric. */
  static Optional<BigDecimal> parse(String text) {
    try {
      return Optional.of(new BigDecimal(text)).filter(MetricNumber::isShort);
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }
}
