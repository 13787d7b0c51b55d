package k3s;

import embedded.serving.NodeSize;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;

/**
 * One node on a laptop: predictors reserve a fiftieth of what they ask for. What is too much for a
 * real node, a hundred CPUs for example, is so here too; limits stay.
 */
final class SmallNode implements NodeSize {
  private static final BigDecimal SHARE = BigDecimal.valueOf(50);
  private static final int DIGITS = 3;

  @Override
  public ResourceRequirements fit(ResourceRequirements asked) {
    return new ResourceRequirementsBuilder(asked).withRequests(share(asked.getRequests())).build();
  }

  private static Map<String, Quantity> share(Map<String, Quantity> asked) {
    var shares = new TreeMap<String, Quantity>();
    if (asked != null) {
      asked.forEach((resource, amount) -> shares.put(resource, share(amount)));
    }
    return shares;
  }

  private static Quantity share(Quantity asked) {
    var share = asked.getNumericalAmount().divide(SHARE, DIGITS, RoundingMode.UP);
    return new Quantity(share.toPlainString());
  }
}
