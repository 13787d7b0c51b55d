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

  /**
   * Whether this is the image that it asks for: the UI's config.yaml names it whole, a model's in
   * parts, of which the chart knows some itself.
   *
   * @param image as a pod names it, for example {@code quay.io/me/jukebox:7ee442b6ae}
   */
  public boolean isImage(String image) {
    if (!values.containsKey("version")) {
      return image.equals(values.get("image"));
    }
    var registry = values.getOrDefault("image_repository", "quay.io") + "/";
    var namespace =
        values.containsKey("image_namespace") ? values.get("image_namespace") + "/" : "";
    return image.startsWith(registry + namespace) && image.endsWith(":" + values.get("version"));
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
