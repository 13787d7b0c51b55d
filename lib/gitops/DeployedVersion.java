package gitops;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A version of an application that Git has, or had, for an environment.
 *
 * @param commit of mlops-gitops that wrote it
 * @param author who made that commit, {@code time} when
 * @param values the keys of config.yaml that say which image runs
 * @param digest of the image; empty where the commit does not tell
 * @param metrics as the commit tells them, {@code accuracy=0.9, loss=0.2}; empty where it does not
 */
public record DeployedVersion(
    String commit,
    Instant time,
    String author,
    String subject,
    Map<String, String> values,
    Optional<String> digest,
    Optional<String> metrics) {

  /** How people call it: the model's version, or the image where there is none. */
  public String name() {
    return values.containsKey("version") ? values.get("version") : values.getOrDefault("image", "");
  }

  /** What is known of it, for the next commit that is about it. */
  public ModelTrace trace() {
    var known = new TreeMap<String, String>();
    for (var metric : metrics.map(it -> it.split(", ")).orElse(new String[0])) {
      var parts = metric.split("=", 2);
      known.put(parts[0], parts.length == 2 ? parts[1] : "");
    }
    return new ModelTrace(Optional.of(name()), digest, known);
  }
}
