package embedded.workloads;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;
import java.util.stream.Stream;

/** Compares what containers may use with the greatest that a LimitRange allows each of them. */
final class ContainerLimits {
  private ContainerLimits() {}

  /** What is too much, in the words of the admission plugin LimitRanger. */
  static Stream<String> exceeded(Pod pod, Map<String, Quantity> max) {
    return pod.getSpec().getContainers().stream()
        .flatMap(container -> max.entrySet().stream().flatMap(it -> exceeded(container, it)));
  }

  private static Stream<String> exceeded(Container container, Map.Entry<String, Quantity> max) {
    var resources = container.getResources();
    var limits = resources == null ? null : resources.getLimits();
    var limit = limits == null ? null : limits.get(max.getKey());
    return limit != null
            && limit.getNumericalAmount().compareTo(max.getValue().getNumericalAmount()) > 0
        ? Stream.of(
            "maximum %s usage per Container is %s, but limit is %s"
                .formatted(max.getKey(), max.getValue(), limit))
        : Stream.empty();
  }
}
