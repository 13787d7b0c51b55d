package forecast;

import forecast.ObjectChange.Kind;
import java.util.ArrayList;
import java.util.List;

/** A forecast as people read it: per Application one line, and what changes as a diff. */
public final class ForecastLines {
  private final Paint paint;
  private final FieldLines fieldLines;

  public ForecastLines(Paint paint) {
    this.paint = paint;
    this.fieldLines = new FieldLines(paint);
  }

  /** The lines of an environment. */
  public List<String> of(EnvironmentForecast forecast) {
    var name = paint.heading(forecast.environment());
    if (forecast instanceof EnvironmentForecast.Broken) {
      return List.of(name + ": no Application would be made anew, what runs stays as it is");
    }
    if (forecast instanceof EnvironmentForecast.NotPreviewed unknown) {
      return List.of(name + ": not previewed: " + unknown.why());
    }
    return forecast.applications().stream().flatMap(it -> of(it).stream()).toList();
  }

  private List<String> of(ApplicationForecast application) {
    var lines = new ArrayList<String>();
    lines.add(paint.heading(application.name()) + ": " + summary(application));
    application.sinceCommit().forEach(it -> lines.addAll(of(it, application)));
    onCluster(application, lines);
    return lines;
  }

  private static String summary(ApplicationForecast application) {
    return switch (application.fate()) {
      case removed -> "it leaves Git: Argo CD deletes the Application with all its objects";
      case added -> "a new Application, " + content(application);
      case kept -> content(application);
    };
  }

  private static String content(ApplicationForecast application) {
    if (application.notRendered().isPresent()) {
      return "not rendered: " + application.notRendered().get();
    }
    if (application.notCompared().isPresent()) {
      return "not compared with the commit: " + application.notCompared().get();
    }
    return application.sinceCommit().isEmpty() ? "unchanged" : counted(application);
  }

  private static String counted(ApplicationForecast application) {
    var counted = new ArrayList<String>();
    for (var kind : Kind.values()) {
      long number = application.sinceCommit().stream().filter(it -> it.kind() == kind).count();
      if (number > 0) {
        counted.add(number + (number == 1 ? " object " : " objects ") + kind);
      }
    }
    return String.join(", ", counted);
  }

  private void onCluster(ApplicationForecast application, List<String> lines) {
    var live = application.onCluster();
    if (live.isPresent() && !isUnchanged(application, live.get())) {
      addLive(application, live.get(), lines);
    }
  }

  // which is said already
  private static boolean isUnchanged(ApplicationForecast application, LiveComparison live) {
    return live.changes().isEmpty()
        && application.sinceCommit().isEmpty()
        && application.notCompared().isEmpty();
  }

  private void addLive(ApplicationForecast application, LiveComparison live, List<String> lines) {
    var except = live.unread().isEmpty() ? "" : " (without what may not be read)";
    if (live.changes().isEmpty()) {
      lines.add("  on the cluster: it is so already" + except);
    } else if (live.changes().equals(coming(application, live))) {
      lines.add("  on the cluster: the same" + except);
    } else {
      lines.add("  on the cluster it would change" + except + ":");
      live.changes().forEach(it -> lines.addAll(of(it, application)));
    }
  }

  // what leaves Git is no object that the cluster was asked for
  private static List<ObjectChange> coming(ApplicationForecast application, LiveComparison live) {
    return application.sinceCommit().stream()
        .filter(it -> it.kind() != Kind.removed)
        .filter(it -> !live.unread().contains(it.object()))
        .toList();
  }

  private List<String> of(ObjectChange change, ApplicationForecast application) {
    var name = change.object().kind() + " " + change.object().name();
    var lines = new ArrayList<String>();
    switch (change.kind()) {
      case added -> lines.add(paint.added("+   " + name));
      case changed -> lines.add("    " + name);
      case removed ->
          lines.add(
              paint.removed("-   " + name)
                  + (application.prunes() ? "" : "   (Argo CD leaves it on the cluster)"));
    }
    change.fields().forEach(it -> lines.addAll(fieldLines.of(it)));
    return lines;
  }

  /** A problem and what helps. */
  public List<String> of(Problem problem) {
    var sign = problem.breaks() ? paint.removed("✗ ") : paint.warning("! ");
    return List.of(sign + problem.sentence(), "  next: " + problem.next());
  }
}
