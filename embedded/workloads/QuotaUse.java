package embedded.workloads;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * What pods take of a ResourceQuota.
 *
 * @param amounts by the quota's names, such as {@code requests.cpu} and {@code pods}
 */
record QuotaUse(Map<String, BigDecimal> amounts) {
  static final QuotaUse NONE = new QuotaUse(Map.of());

  static QuotaUse of(Pod pod) {
    var amounts = new HashMap<String, BigDecimal>();
    amounts.put("pods", BigDecimal.ONE);
    for (var container : pod.getSpec().getContainers()) {
      add(amounts, container);
    }
    return new QuotaUse(amounts);
  }

  private static void add(Map<String, BigDecimal> amounts, Container container) {
    if (container.getResources() != null) {
      add(amounts, "requests.", container.getResources().getRequests());
      add(amounts, "limits.", container.getResources().getLimits());
    }
  }

  private static void add(
      Map<String, BigDecimal> amounts, String prefix, Map<String, Quantity> quantities) {
    if (quantities != null) {
      quantities.forEach(
          (name, it) -> amounts.merge(prefix + name, it.getNumericalAmount(), BigDecimal::add));
    }
  }

  QuotaUse plus(QuotaUse other) {
    var sum = new HashMap<>(amounts);
    other.amounts.forEach((name, amount) -> sum.merge(name, amount, BigDecimal::add));
    return new QuotaUse(sum);
  }

  Quantity of(String resource) {
    return new Quantity(amounts.getOrDefault(resource, BigDecimal.ZERO).toPlainString());
  }
}
