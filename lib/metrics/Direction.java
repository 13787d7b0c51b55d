package metrics;

import java.math.BigDecimal;

/** Which way a metric gets better. */
public enum Direction {
  /** As accuracy does. */
  HIGHER {
    @Override
    BigDecimal gain(BigDecimal candidate, BigDecimal deployed) {
      return candidate.subtract(deployed);
    }
  },

  /** As a loss does. */
  LOWER {
    @Override
    BigDecimal gain(BigDecimal candidate, BigDecimal deployed) {
      return deployed.subtract(candidate);
    }
  };

  /** By how much the candidate is better; negative where it is worse. */
  abstract BigDecimal gain(BigDecimal candidate, BigDecimal deployed);
}
