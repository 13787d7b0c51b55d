package gitops;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A commit message with trailers (as git-interpret-trailers(1) knows them) that lead from the
 * deployment to the model, so that the trace survives the registry.
 */
public final class TracedMessage {
  static final String MODEL_COMMIT = "Model-Commit";
  static final String IMAGE_DIGEST = "Image-Digest";
  static final String MODEL_METRICS = "Model-Metrics";

  /** A version that is a commit: the tag that package-modelcar gives. */
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{10,40}");

  private TracedMessage() {}

  /** The message with what is known of the model. */
  public static String of(String message, ModelTrace trace) {
    var trailers = new StringBuilder();
    trace
        .version()
        .filter(TracedMessage::isCommit)
        .ifPresent(it -> add(trailers, MODEL_COMMIT, it));
    trace.digest().ifPresent(it -> add(trailers, IMAGE_DIGEST, it));
    if (!trace.metrics().isEmpty()) {
      var all =
          trace.metrics().entrySet().stream()
              .map(metric -> metric.getKey() + "=" + metric.getValue())
              .sorted()
              .collect(Collectors.joining(", "));
      add(trailers, MODEL_METRICS, all);
    }
    return trailers.isEmpty() ? message : message + "\n" + trailers + "\n";
  }

  private static void add(StringBuilder trailers, String name, String value) {
    trailers.append("\n").append(name).append(": ").append(value);
  }

  /** Whether a version is the commit that a model was made from. */
  public static boolean isCommit(String version) {
    return COMMIT.matcher(version).matches();
  }

  /** The value of a trailer in a commit's message. */
  static Optional<String> trailer(String message, String name) {
    return message
        .lines()
        .filter(line -> line.startsWith(name + ": "))
        .map(line -> line.substring(name.length() + 2).strip())
        .reduce((first, last) -> last);
  }
}
