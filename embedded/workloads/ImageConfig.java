package embedded.workloads;

import java.util.Map;
import java.util.Optional;

/** What an image says about itself. */
public record ImageConfig(Map<String, String> labels, Map<String, String> environment) {
  /** Says which of the sandbox's programs stands in for the image's own. */
  public static final String PROGRAM_LABEL = "io.jukebox.sandbox.runs";

  /** For a container whose image has not been looked at. */
  public static final ImageConfig UNKNOWN = new ImageConfig(Map.of(), Map.of());

  public ImageConfig {
    labels = Map.copyOf(labels);
    environment = Map.copyOf(environment);
  }

  /**
   * The program named by the label {@link #PROGRAM_LABEL}; empty for images that were not made for
   * the sandbox.
   */
  public Optional<String> program() {
    return Optional.ofNullable(labels.get(PROGRAM_LABEL));
  }
}
