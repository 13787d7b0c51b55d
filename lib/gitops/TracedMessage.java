package gitops;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A commit message with trailers (as git-interpret-trailers(1) knows them) that lead from the
 * deployment to the model, so that the trace survives the registry.
 */
public final class TracedMessage {
  /** A version that is a commit: the tag that package-modelcar gives. */
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{10,40}");

  private TracedMessage() {}

  /**
   * @param version of the model, if one was given
   * @param digest of its image, if the registry told
   */
  public static String of(String message, Optional<String> version, Optional<String> digest) {
    var trailers = new StringBuilder();
    version
        .filter(it -> COMMIT.matcher(it).matches())
        .ifPresent(it -> trailers.append("\nModel-Commit: ").append(it));
    digest.ifPresent(it -> trailers.append("\nImage-Digest: ").append(it));
    return trailers.isEmpty() ? message : message + "\n" + trailers + "\n";
  }
}
