package embedded.serving;

import embedded.workloads.Timestamps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The conditions of a status, with the time of each one's last change kept from the status before.
 */
final class Conditions {
  private final List<Map<String, Object>> before;
  private final List<Map<String, Object>> now = new ArrayList<>();

  Conditions(List<Map<String, Object>> before) {
    this.before = before == null ? List.of() : before;
  }

  Conditions hold(String type) {
    return add(type, "True", Map.of());
  }

  Conditions fail(String type, String reason, String message) {
    return add(type, "False", Map.of("reason", reason, "message", message));
  }

  private Conditions add(String type, String status, Map<String, String> why) {
    var condition = new LinkedHashMap<String, Object>();
    condition.put("lastTransitionTime", lastTransition(type, status));
    condition.putAll(why);
    condition.put("status", status);
    condition.put("type", type);
    now.add(condition);
    return this;
  }

  private Object lastTransition(String type, String status) {
    return before.stream()
        .filter(condition -> type.equals(condition.get("type")))
        .filter(condition -> status.equals(condition.get("status")))
        .map(condition -> condition.get("lastTransitionTime"))
        .findFirst()
        .orElseGet(Timestamps::now);
  }

  List<Map<String, Object>> list() {
    return now;
  }
}
