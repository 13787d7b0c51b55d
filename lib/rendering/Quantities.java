package rendering;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/**
 * Kubernetes quantities, which servers write in their own way: {@code 1000m} becomes {@code 1}, and
 * a chart's number 2 becomes the text {@code "2"}.
 */
final class Quantities {
  /** The fields whose values are quantities by resource name. */
  static final Set<String> NAMES = Set.of("limits", "requests", "hard", "capacity");

  private Quantities() {}

  /** Whether both name the same resources with the same amounts. */
  static boolean same(Map<String, Object> one, Map<String, Object> other) {
    return !one.isEmpty()
        && one.keySet().equals(other.keySet())
        && one.keySet().stream().allMatch(name -> same(one.get(name), other.get(name)));
  }

  private static boolean same(Object one, Object other) {
    try {
      return amount(one).compareTo(amount(other)) == 0;
    } catch (IllegalArgumentException notAQuantity) {
      return String.valueOf(one).equals(String.valueOf(other));
    }
  }

  private static BigDecimal amount(Object quantity) {
    return Quantity.getAmountInBytes(Quantity.parse(String.valueOf(quantity)));
  }
}
