package modelcar;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import metrics.ModelMetrics;

/**
 * What the image says about itself (OCI image specification, "Pre-Defined Annotation Keys"): the
 * same in the manifest's annotations, which registries show, and in the config's labels, which
 * container runtimes show. A node knows an image by its config: two that differ in an annotation
 * only would be one to it, and it would tell the digest of whichever it pulled first.
 *
 * @param title what it is, for example {@code jukebox}
 * @param version empty where the tag is one that moves
 * @param commit what the model was made from
 * @param revision the commit where only its digits are known
 */
public record ImageMetadata(
    String title,
    Optional<String> version,
    Optional<SourceCommit> commit,
    Optional<String> revision,
    ModelMetrics metrics) {
  private static final String KEY = "org.opencontainers.image.";

  /**
   * When the image was made: the commit's time and not now, because the same model shall give the
   * same image; the epoch where no commit is known.
   */
  public Instant created() {
    return commit.map(SourceCommit::time).orElse(Instant.EPOCH);
  }

  /**
   * For the manifest and for the config.
   *
   * @param baseName the base image as it was named
   * @param baseDigest the manifest's that it stood for
   */
  public Map<String, String> annotations(String baseName, String baseDigest) {
    var annotations = new TreeMap<>(metrics.annotations());
    annotations.put(KEY + "title", title);
    annotations.put(KEY + "created", created().toString());
    version.ifPresent(it -> annotations.put(KEY + "version", it));
    commit
        .map(SourceCommit::id)
        .or(() -> revision)
        .ifPresent(it -> annotations.put(KEY + "revision", it));
    commit.flatMap(SourceCommit::source).ifPresent(it -> annotations.put(KEY + "source", it));
    annotations.put(KEY + "base.name", baseName);
    annotations.put(KEY + "base.digest", baseDigest);
    return annotations;
  }
}
