package embedded.argocd;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rendering.Fields;

/** The three conditions of an ApplicationSet's status, always all of them. */
final class ApplicationSetConditions {
  private static final String UP_TO_DATE = "ApplicationSetUpToDate";
  private static final String FAILED = "ErrorOccurred";
  private static final String PARAMETERS = "Successfully generated parameters for all Applications";
  private static final String ALL = "All applications have been generated successfully";

  private final List<Map<String, Object>> before;
  private final String time;

  ApplicationSetConditions(Map<String, Object> applicationSet, Instant now) {
    this.before = Fields.maps(applicationSet, "status", "conditions");
    this.time = now.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  List<Map<String, Object>> success() {
    return List.of(
        condition("ErrorOccurred", "False", UP_TO_DATE, ALL),
        condition("ParametersGenerated", "True", "ParametersGenerated", PARAMETERS),
        condition("ResourcesUpToDate", "True", UP_TO_DATE, ALL));
  }

  /** Nothing could be generated. */
  List<Map<String, Object>> notGenerated(String reason, String message) {
    return List.of(
        condition("ErrorOccurred", "True", reason, message),
        condition("ParametersGenerated", "False", FAILED, message),
        condition("ResourcesUpToDate", "False", FAILED, message));
  }

  /** Applications were generated, but not all of them could be written. */
  List<Map<String, Object>> notUpdated(String reason, String message) {
    return List.of(
        condition("ErrorOccurred", "True", reason, message),
        condition("ParametersGenerated", "True", "ParametersGenerated", PARAMETERS),
        condition("ResourcesUpToDate", "False", FAILED, message));
  }

  /** A condition that does not change keeps its time. */
  private Map<String, Object> condition(String type, String status, String reason, String message) {
    var condition = new LinkedHashMap<String, Object>();
    condition.put("lastTransitionTime", time);
    condition.put("message", message);
    condition.put("reason", reason);
    condition.put("status", status);
    condition.put("type", type);
    return before.stream().filter(it -> isSame(it, condition)).findFirst().orElse(condition);
  }

  private static boolean isSame(Map<String, Object> one, Map<String, Object> other) {
    return List.of("type", "status", "reason", "message").stream()
        .allMatch(key -> Fields.text(one, key).equals(Fields.text(other, key)));
  }
}
