package overview;

import gitops.GitCommit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import rollout.Predictions;

/**
 * Statuses as programs read them. The keys are always there, with null where a value is not known,
 * and stay as they are.
 */
public final class StatusData {
  private StatusData() {}

  /** One application in one environment. */
  public static Map<String, Object> of(ApplicationStatus status) {
    var data = new LinkedHashMap<String, Object>();
    data.put("application", status.application());
    data.put("name", status.name());
    data.put("environment", status.environment());
    data.put("state", status.verdict().state().word());
    data.put("version", orNull(status.version()));
    data.put("commit", status.commit().map(StatusData::of).orElse(null));
    data.put("sync", orNull(text(status.sync())));
    data.put("health", orNull(text(status.health())));
    data.put("pods", pods(status));
    data.put("predictions", status.predictions().map(StatusData::of).orElse(null));
    data.put("digests", status.digests());
    data.put("why", orNull(text(status.verdict().sentence())));
    data.put("next", orNull(text(status.verdict().next())));
    data.put("remarks", status.verdict().remarks());
    return data;
  }

  /** The same with the way from each pod to the author. */
  public static Map<String, Object> withTrace(ApplicationStatus status) {
    var data = of(status);
    data.put("trace", status.traces().stream().map(StatusData::of).toList());
    return data;
  }

  private static Map<String, Object> pods(ApplicationStatus status) {
    var pods = new LinkedHashMap<String, Object>();
    pods.put("ready", status.readyPods());
    pods.put("total", status.pods());
    return pods;
  }

  private static Map<String, Object> of(Predictions predictions) {
    var data = new LinkedHashMap<String, Object>();
    data.put("answered", predictions.count().answered());
    data.put("failed", predictions.count().failed());
    data.put("since", predictions.since().toString());
    return data;
  }

  private static Map<String, Object> of(Trace trace) {
    var data = new LinkedHashMap<String, Object>();
    data.put("pod", trace.running().pod());
    data.put("container", trace.running().container());
    data.put("image", trace.running().image());
    data.put("digest", orNull(trace.running().digest()));
    data.put("modelCommit", orNull(trace.modelCommit()));
    data.put("commit", trace.commit().map(StatusData::of).orElse(null));
    data.put("merge", trace.merge().map(StatusData::of).orElse(null));
    data.put("otherDigestInCommit", orNull(trace.otherDigest()));
    return data;
  }

  private static Map<String, Object> of(GitCommit commit) {
    var data = new LinkedHashMap<String, Object>();
    data.put("id", commit.id());
    data.put("author", commit.author());
    data.put("email", commit.email());
    data.put("time", commit.time().toString());
    data.put("message", commit.subject());
    return data;
  }

  private static Optional<String> text(String text) {
    return Optional.of(text).filter(it -> !it.isEmpty());
  }

  private static String orNull(Optional<String> value) {
    return value.orElse(null);
  }
}
