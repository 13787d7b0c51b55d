package embedded.workloads;

import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts a pod's status together from its containers (Kubernetes documentation, "Pod Lifecycle"). */
final class PodStatusReport {
  private static final String LOOPBACK = "127.0.0.1";

  private final Instant startedAt = Instant.now();
  private final Map<String, PodCondition> conditions = new HashMap<>();

  PodStatus of(List<ContainerRunner> init, boolean initialized, List<ContainerRunner> containers) {
    boolean ready = initialized && containers.stream().allMatch(ContainerRunner::isReady);
    var unready = unready(containers);
    return new PodStatusBuilder()
        .withPhase(phase(initialized, containers))
        .withConditions(
            condition("PodReadyToStartContainers", true, null, null),
            condition(
                "Initialized",
                initialized,
                "ContainersNotInitialized",
                "containers with incomplete status: " + unreadyNames(init)),
            condition("Ready", ready, "ContainersNotReady", unready),
            condition("ContainersReady", ready, "ContainersNotReady", unready),
            condition("PodScheduled", true, null, null))
        .withHostIP(LOOPBACK)
        .withPodIP(LOOPBACK)
        .addNewPodIP(LOOPBACK)
        .withQosClass("BestEffort")
        .withStartTime(Timestamps.of(startedAt))
        .withInitContainerStatuses(init.stream().map(ContainerRunner::status).toList())
        .withContainerStatuses(containers.stream().map(ContainerRunner::status).toList())
        .build();
  }

  private static String phase(boolean initialized, List<ContainerRunner> containers) {
    boolean allStarted = containers.stream().allMatch(ContainerRunner::hasStarted);
    return initialized && allStarted ? "Running" : "Pending";
  }

  private static String unready(List<ContainerRunner> containers) {
    return "containers with unready status: " + unreadyNames(containers);
  }

  private static String unreadyNames(List<ContainerRunner> containers) {
    return containers.stream()
        .filter(container -> !container.isReady())
        .map(ContainerRunner::name)
        .collect(Collectors.joining(" ", "[", "]"));
  }

  private PodCondition condition(String type, boolean holds, String reason, String message) {
    var before = conditions.get(type);
    var status = holds ? "True" : "False";
    boolean same = before != null && before.getStatus().equals(status);
    var now =
        new PodConditionBuilder()
            .withType(type)
            .withStatus(status)
            .withReason(holds ? null : reason)
            .withMessage(holds ? null : message)
            .withLastTransitionTime(same ? before.getLastTransitionTime() : Timestamps.now())
            .build();
    conditions.put(type, now);
    return now;
  }
}
