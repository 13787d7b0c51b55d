package embedded.serving;

import embedded.workloads.Timestamps;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The field modelStatus of an InferenceService (KServe API, ModelStatus). */
record ModelStatus(
    String activeState,
    String targetState,
    String transition,
    Optional<Map<String, Object>> failure) {
  private static final String LOADED = "Loaded";
  private static final String FAILED = "FailedToLoad";

  /** The state of a predictor that has been deployed. */
  static ModelStatus of(PredictorState state, Map<String, Object> before) {
    if (state.isRolledOut()) {
      return new ModelStatus(LOADED, LOADED, "UpToDate", Optional.empty());
    }
    var failure = state.failure();
    if (failure.isPresent()) {
      var info = new LinkedHashMap<String, Object>();
      info.put("location", failure.get().pod());
      info.put("message", failure.get().message());
      info.put("reason", "ModelLoadFailed");
      failure.get().exitCode().ifPresent(code -> info.put("exitCode", code));
      return new ModelStatus(
          state.isAvailable() ? LOADED : FAILED,
          FAILED,
          "BlockedByFailedLoad",
          Optional.of(withTime(info, before)));
    }
    return new ModelStatus(
        state.isAvailable() ? LOADED : "Pending", "Loading", "InProgress", Optional.empty());
  }

  /** The state of an InferenceService that cannot be deployed. */
  static ModelStatus invalid(InvalidSpecException invalid, Map<String, Object> before) {
    var info = new LinkedHashMap<String, Object>();
    info.put("message", invalid.getMessage());
    info.put("reason", invalid.reason());
    return new ModelStatus("Pending", FAILED, "InvalidSpec", Optional.of(withTime(info, before)));
  }

  /** The time of a failure is when it was seen first. */
  private static Map<String, Object> withTime(
      Map<String, Object> info, Map<String, Object> before) {
    var last = before.get("lastFailureInfo");
    boolean seen = last instanceof Map<?, ?> old && info.get("message").equals(old.get("message"));
    info.put("time", seen ? ((Map<?, ?>) last).get("time") : Timestamps.now());
    return info;
  }

  Map<String, Object> toMap() {
    var map = new LinkedHashMap<String, Object>();
    failure.ifPresent(info -> map.put("lastFailureInfo", info));
    map.put("states", Map.of("activeModelState", activeState, "targetModelState", targetState));
    map.put("transitionStatus", transition);
    return map;
  }
}
