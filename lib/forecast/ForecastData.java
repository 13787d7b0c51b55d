package forecast;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rendering.ObjectRef;

/** A forecast as programs read it. The keys stay as they are. */
public final class ForecastData {
  private ForecastData() {}

  /** The Applications of an environment. */
  public static List<Map<String, Object>> of(EnvironmentForecast forecast) {
    return forecast.applications().stream().map(ForecastData::of).toList();
  }

  private static Map<String, Object> of(ApplicationForecast application) {
    var data = new LinkedHashMap<String, Object>();
    data.put("application", application.name());
    data.put("state", application.state());
    application.notRendered().ifPresent(why -> data.put("notRendered", why));
    data.put("changes", application.sinceCommit().stream().map(ForecastData::of).toList());
    application
        .onCluster()
        .ifPresent(
            changes -> data.put("onCluster", changes.stream().map(ForecastData::of).toList()));
    return data;
  }

  private static Map<String, Object> of(ObjectChange change) {
    ObjectRef ref = change.object();
    var data = new LinkedHashMap<String, Object>();
    data.put("apiVersion", ref.apiVersion());
    data.put("kind", ref.kind());
    data.put("namespace", ref.namespace());
    data.put("name", ref.name());
    data.put("change", change.kind().name());
    data.put("fields", change.fields().stream().map(ForecastData::of).toList());
    return data;
  }

  private static Map<String, Object> of(FieldChange change) {
    var data = new LinkedHashMap<String, Object>();
    data.put("path", change.path());
    change.before().ifPresent(it -> data.put("before", it));
    change.after().ifPresent(it -> data.put("after", it));
    return data;
  }

  /**
   * A problem: {@code breaks} is {@code ApplicationSet}, {@code Application}, {@code unknown} or
   * {@code nothing}.
   */
  public static Map<String, Object> of(Problem problem) {
    var data = new LinkedHashMap<String, Object>();
    data.put("severity", problem.breaks() ? "error" : "warning");
    data.put(
        "breaks",
        switch (problem.reach()) {
          case WHOLE_SET -> "ApplicationSet";
          case ONE_APPLICATION -> "Application";
          case UNKNOWN -> "unknown";
          case NONE -> "nothing";
        });
    data.put("object", problem.object());
    data.put("cause", problem.cause());
    data.put("next", problem.next());
    return data;
  }
}
