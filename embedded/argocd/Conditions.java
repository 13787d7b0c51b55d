package embedded.argocd;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rendering.Fields;

/** An Application's {@code status.conditions}: only what is wrong is listed. */
final class Conditions {
  private final List<Map<String, Object>> before;
  private final List<Map<String, Object>> now = new ArrayList<>();
  private final Instant time;

  Conditions(ApplicationSpec application, Instant time) {
    this.before = Fields.maps(application.status(), "conditions");
    this.time = time;
  }

  /** A condition that held before keeps its time. */
  void add(String type, String message) {
    var known =
        before.stream()
            .filter(
                it ->
                    Fields.text(it, "type").equals(type)
                        && Fields.text(it, "message").equals(message))
            .findFirst();
    var condition = new LinkedHashMap<String, Object>();
    condition.put(
        "lastTransitionTime",
        known
            .map(it -> Fields.text(it, "lastTransitionTime"))
            .orElseGet(() -> time.truncatedTo(ChronoUnit.SECONDS).toString()));
    condition.put("message", message);
    condition.put("type", type);
    now.add(condition);
  }

  List<Map<String, Object>> list() {
    return now;
  }
}
