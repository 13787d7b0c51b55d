package embedded.workloads;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the sandbox's one node takes a pod, in the scheduler's words. The node has no labels, and
 * for each pod as much as a large machine: what others use is not counted.
 */
record NodeFit(Pod pod) {
  private static final Map<String, BigDecimal> CAPACITY =
      Map.of("cpu", BigDecimal.valueOf(64), "memory", BigDecimal.valueOf(256L << 30));

  /** Empty when it does. */
  Optional<String> problem() {
    var selector = pod.getSpec().getNodeSelector();
    if (selector != null && !selector.isEmpty()) {
      return Optional.of(unavailable("1 node(s) didn't match Pod's node affinity/selector"));
    }
    var lacking = new ArrayList<String>();
    for (var resource : CAPACITY.keySet().stream().sorted().toList()) {
      if (requested(resource).compareTo(CAPACITY.get(resource)) > 0) {
        lacking.add("1 Insufficient " + resource);
      }
    }
    return lacking.isEmpty()
        ? Optional.empty()
        : Optional.of(unavailable(String.join(", ", lacking)));
  }

  private static String unavailable(String why) {
    return "0/1 nodes are available: "
        + why
        + ". no new claims to deallocate, preemption: 0/1 nodes are available: 1 Preemption is not"
        + " helpful for scheduling.";
  }

  private BigDecimal requested(String resource) {
    return pod.getSpec().getContainers().stream()
        .map(it -> requested(it, resource))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal requested(Container container, String resource) {
    var resources = container.getResources();
    var requests = resources == null ? null : resources.getRequests();
    return requests == null || requests.get(resource) == null
        ? BigDecimal.ZERO
        : requests.get(resource).getNumericalAmount();
  }

  /** The pod with the status of one that no node takes. */
  Pod unschedulable(String problem) {
    return new PodBuilder(pod)
        .editMetadata()
        .withResourceVersion(null)
        .endMetadata()
        .withNewStatus()
        .withPhase("Pending")
        .addNewCondition()
        .withType("PodScheduled")
        .withStatus("False")
        .withReason("Unschedulable")
        .withMessage(problem)
        .withLastTransitionTime(Timestamps.now())
        .endCondition()
        .endStatus()
        .build();
  }
}
