package forecast;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rendering.ObjectRef;

/** A forecast as programs read it. The keys stay as they are. */
public final class ForecastData {
  private ForecastData() {}

  /** Which environments are not previewed, and why. */
  public static Map<String, String> notPreviewed(List<EnvironmentForecast> forecasts) {
    var reasons = new LinkedHashMap<String, String>();
    for (var forecast : forecasts) {
      if (forecast instanceof EnvironmentForecast.NotPreviewed unknown) {
        reasons.put(unknown.environment(), unknown.why());
      }
    }
    return reasons;
  }

  /** The Applications of an environment. */
  public static List<Map<String, Object>> of(EnvironmentForecast forecast) {
    return forecast.applications().stream().map(ForecastData::of).toList();
  }

  private static Map<String, Object> of(ApplicationForecast application) {
    var data = new LinkedHashMap<String, Object>();
    data.put("application", application.name());
    data.put("state", application.state());
    application.notRendered().ifPresent(why -> data.put("notRendered", why));
    application.notCompared().ifPresent(why -> data.put("notCompared", why));
    data.put("changes", application.sinceCommit().stream().map(ForecastData::of).toList());
    application.onCluster().ifPresent(live -> data.put("onCluster", of(live)));
    application
        .onCluster()
        .filter(live -> !live.unread().isEmpty())
        .ifPresent(live -> data.put("notReadOnCluster", unread(live)));
    return data;
  }

  private static List<Map<String, Object>> of(LiveComparison live) {
    return live.changes().stream().map(ForecastData::of).toList();
  }

  private static List<Map<String, Object>> unread(LiveComparison live) {
    return live.unread().stream().map(ForecastData::of).toList();
  }

  private static Map<String, Object> of(ObjectChange change) {
    var data = of(change.object());
    data.put("change", change.kind().name());
    data.put("fields", change.fields().stream().map(ForecastData::of).toList());
    return data;
  }

  private static Map<String, Object> of(ObjectRef ref) {
    var data = new LinkedHashMap<String, Object>();
    data.put("apiVersion", ref.apiVersion());
    data.put("kind", ref.kind());
    data.put("namespace", ref.namespace());
    data.put("name", ref.name());
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
