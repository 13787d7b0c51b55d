package k3s;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import java.math.BigDecimal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class SmallNodeTest {
  private final ResourceRequirements asked =
      new ResourceRequirementsBuilder()
          .addToRequests("cpu", new Quantity("2"))
          .addToRequests("memory", new Quantity("4Gi"))
          .addToLimits("memory", new Quantity("4Gi"))
          .build();

  @Test
  void reservesAFiftieth() {
    var requests = new SmallNode().fit(asked).getRequests();

    assertEquals(0, new BigDecimal("0.04").compareTo(requests.get("cpu").getNumericalAmount()));
    var memory = requests.get("memory").getNumericalAmount();
    assertEquals((4L << 30) / 50, memory.longValue());
  }

  @Test
  void leavesLimitsAlone() {
    assertEquals(new Quantity("4Gi"), new SmallNode().fit(asked).getLimits().get("memory"));
  }

  @Test
  void nothingAskedIsNothingReserved() {
    assertEquals(0, new SmallNode().fit(new ResourceRequirements()).getRequests().size());
  }
}
