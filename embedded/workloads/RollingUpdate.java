package embedded.workloads;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.function.DoubleUnaryOperator;

/**
 * How many Pods a roll-out may have too many and too few (Kubernetes documentation, "Deployments",
 * maxSurge and maxUnavailable).
 */
record RollingUpdate(int desired, int maxSurge, int maxUnavailable) {
  private static final String DEFAULT = "25%";

  static RollingUpdate of(Deployment deployment) {
    int desired = deployment.getSpec().getReplicas();
    var strategy = deployment.getSpec().getStrategy();
    var rolling = strategy == null ? null : strategy.getRollingUpdate();
    int surge = pods(rolling == null ? null : rolling.getMaxSurge(), desired, Math::ceil);
    int unavailable =
        pods(rolling == null ? null : rolling.getMaxUnavailable(), desired, Math::floor);
    // both zero would never move; Kubernetes then allows one to be unavailable
    return new RollingUpdate(desired, surge, surge == 0 && unavailable == 0 ? 1 : unavailable);
  }

  private static int pods(IntOrString value, int desired, DoubleUnaryOperator round) {
    var text = value == null || value.getValue() == null ? DEFAULT : value.getValue().toString();
    if (!text.endsWith("%")) {
      return Integer.parseInt(text);
    }
    double share = Double.parseDouble(text.substring(0, text.length() - 1)) / 100;
    return (int) round.applyAsDouble(desired * share);
  }

  /** The most Pods there may be, old and new together. */
  int mostPods() {
    return desired + maxSurge;
  }

  /** The fewest available Pods there may be. */
  int leastAvailable() {
    return desired - maxUnavailable;
  }
}
