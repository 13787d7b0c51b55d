package gitops;

import console.Failure;
import java.util.Optional;
import metrics.ModelMetrics;
import registry.ImageRegistry;

/**
 * A ModelCar that a config.yaml names, with what the registry says of it.
 *
 * @param answer to the question for the image's manifest
 */
public record FoundModel(ModelImage image, ImageRegistry.Answer answer) {

  /** The manifest's digest; empty where the registry did not tell. */
  public Optional<String> digest() {
    return answer instanceof ImageRegistry.Described described
        ? Optional.of(described.digest())
        : Optional.empty();
  }

  /** The metrics in its annotations; none where the registry did not tell. */
  public ModelMetrics metrics() {
    return answer instanceof ImageRegistry.Described described
        ? ModelMetrics.of(described.annotations())
        : ModelMetrics.NONE;
  }

  /** Whether the registry says that there is no such image. */
  public boolean isMissing() {
    return answer instanceof ImageRegistry.Missing;
  }

  /**
   * For a step that cannot do without the registry's answer.
   *
   * @throws Failure the registry did not say: exit code 5 or 6
   */
  public FoundModel requireAnswer() {
    if (answer instanceof ImageRegistry.Unclear unclear) {
      throw new Failure(
          unclear.exitCode(),
          "the metrics of " + image.reference() + " cannot be read: " + unclear.why(),
          "run this again when the registry answers, or leave out --only-if-better");
    }
    return this;
  }
}
