package why;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.stream.Stream;

/** No node takes a pod. Where the cluster is about to add a node, waiting helps. */
final class SchedulingRule implements Rule {
  private static final BigDecimal GIB = BigDecimal.valueOf(1L << 30);

  @Override
  public Stream<Finding> look(Scene scene) {
    return scene.pods().stream().flatMap(it -> look(scene, it));
  }

  private static Stream<Finding> look(Scene scene, Pod pod) {
    if (pod.getStatus() == null) {
      return Stream.empty();
    }
    return pod.getStatus().getConditions().stream()
        .filter(it -> it.getType().equals("PodScheduled") && it.getStatus().equals("False"))
        .flatMap(
            it ->
                Symptom.first(NodeSymptoms.ALL, PodNames.of(pod), String.valueOf(it.getMessage()))
                    .stream())
        .map(it -> withRequests(pod, it))
        .map(it -> nodeIsComing(scene, pod) ? waiting(it) : it);
  }

  private static Finding withRequests(Pod pod, Finding finding) {
    if (!finding.cause().equals("no node has room for it")) {
      return finding;
    }
    var asked = new ArrayList<String>();
    sum(pod, "cpu").ifPositive(it -> asked.add(plain(it) + " CPU"));
    sum(pod, "memory").ifPositive(it -> asked.add(plain(gib(it)) + " GiB"));
    var cause =
        asked.isEmpty()
            ? finding.cause()
            : "no node has " + String.join(" and ", asked) + " free, which it requests";
    return new Finding(
        finding.object(), cause, finding.evidence(), finding.next(), finding.outlook());
  }

  private record Amount(BigDecimal value) {
    void ifPositive(java.util.function.Consumer<BigDecimal> action) {
      if (value.signum() > 0) {
        action.accept(value);
      }
    }
  }

  private static Amount sum(Pod pod, String resource) {
    return new Amount(
        pod.getSpec().getContainers().stream()
            .map(it -> requested(it, resource))
            .reduce(BigDecimal.ZERO, BigDecimal::add));
  }

  private static BigDecimal requested(Container container, String resource) {
    var resources = container.getResources();
    Quantity asked =
        resources == null || resources.getRequests() == null
            ? null
            : resources.getRequests().get(resource);
    return asked == null ? BigDecimal.ZERO : asked.getNumericalAmount();
  }

  private static BigDecimal gib(BigDecimal bytes) {
    return bytes.divide(GIB, 2, RoundingMode.HALF_UP);
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }

  private static boolean nodeIsComing(Scene scene, Pod pod) {
    return scene.eventsOf(pod).anyMatch(it -> "TriggeredScaleUp".equals(it.getReason()));
  }

  private static Finding waiting(Finding finding) {
    return new Finding(
        finding.object(),
        finding.cause() + "; a node is being added",
        finding.evidence(),
        finding.next(),
        Outlook.HOPEFUL);
  }
}
