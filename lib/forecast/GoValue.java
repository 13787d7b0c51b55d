package forecast;

import java.math.BigDecimal;

/**
 * What a chart's template makes of an unquoted value: Helm reads every number as a float64, and Go
 * prints it as {@code %v} does, with an exponent from a million on.
 */
final class GoValue {
  private static final int FIRST_WITH_EXPONENT = 6;
  private static final int LAST_WITHOUT_EXPONENT = -4;

  private GoValue() {}

  /** The value for people, to stand after "Argo CD reads". */
  static String inWords(Object value) {
    if (value instanceof Boolean) {
      return value + ", which is no text";
    }
    return value instanceof Number number ? "the number " + printed(number) : "no text";
  }

  static String printed(Number number) {
    double value = number.doubleValue();
    if (value == 0 || !Double.isFinite(value)) {
      return value == 0 ? "0" : String.valueOf(value);
    }
    var digits = BigDecimal.valueOf(value).stripTrailingZeros();
    int exponent = digits.precision() - digits.scale() - 1;
    if (exponent >= LAST_WITHOUT_EXPONENT && exponent < FIRST_WITH_EXPONENT) {
      return digits.toPlainString();
    }
    var mantissa = digits.scaleByPowerOfTen(-exponent).toPlainString();
    return "%se%s%02d".formatted(mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
  }
}
