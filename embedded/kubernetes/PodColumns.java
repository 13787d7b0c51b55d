package embedded.kubernetes;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * READY, STATUS, RESTARTS and AGE of a pod, with the reasons people look for ({@code
 * ImagePullBackOff} ...).
 */
final class PodColumns {
  static final List<Column> ALL =
      List.of(
          Column.text("Ready", PodColumns::ready),
          Column.text("Status", PodColumns::status),
          Column.text("Restarts", PodColumns::restarts),
          Column.age(),
          Column.at("IP", ".status.podIP").wide(),
          Column.at("Node", ".spec.nodeName").wide());

  private PodColumns() {}

  private static String ready(ObjectNode pod) {
    int ready = 0;
    for (var container : pod.at("/status/containerStatuses")) {
      if (container.path("ready").asBoolean(false)) {
        ready++;
      }
    }
    return ready + "/" + pod.at("/spec/containers").size();
  }

  private static String restarts(ObjectNode pod) {
    int restarts = 0;
    for (var container : pod.at("/status/containerStatuses")) {
      restarts += container.path("restartCount").asInt(0);
    }
    return Integer.toString(restarts);
  }

  private static String status(ObjectNode pod) {
    if (Metadata.of(pod).isBeingDeleted()) {
      return "Terminating";
    }
    for (var container : pod.at("/status/initContainerStatuses")) {
      var reason = reasonItDoesNotRun(container);
      if (!reason.isEmpty()) {
        return "Init:" + reason;
      }
    }
    for (var container : pod.at("/status/containerStatuses")) {
      var reason = reasonItDoesNotRun(container);
      if (!reason.isEmpty()) {
        return reason;
      }
    }
    var reason = pod.at("/status/reason").asString("");
    return reason.isEmpty() ? pod.at("/status/phase").asString("Pending") : reason;
  }

  private static String reasonItDoesNotRun(JsonNode container) {
    return container.at("/state/waiting/reason").asString("");
  }
}
