package gitops;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.diff.DiffAlgorithm;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/**
 * What the person who merges has to know: the change, where the model comes from, how good it is.
 */
final class PullRequestText {
  private PullRequestText() {}

  /**
   * In Markdown.
   *
   * @param file the path of the config.yaml
   */
  static String of(String file, String before, String after, ModelTrace trace) {
    var text = new StringBuilder();
    text.append("`").append(file).append("`:\n\n```diff\n").append(diff(before, after));
    text.append("```\n\n| the model | |\n|---|---|\n");
    trace.version().ifPresent(it -> row(text, "version", it));
    trace
        .version()
        .filter(TracedMessage::isCommit)
        .ifPresent(it -> row(text, TracedMessage.MODEL_COMMIT, it));
    trace.digest().ifPresent(it -> row(text, TracedMessage.IMAGE_DIGEST, it));
    trace.metrics().forEach((name, value) -> row(text, name, value));
    text.append("\nPlease merge it with a **merge commit**: ");
    text.append("pipelines read the files of the push's second commit.\n");
    return text.toString();
  }

  private static void row(StringBuilder text, String name, String value) {
    text.append("| ").append(name).append(" | `").append(value).append("` |\n");
  }

  private static String diff(String before, String after) {
    var old = raw(before);
    var now = raw(after);
    var out = new ByteArrayOutputStream();
    try (var formatter = new DiffFormatter(out)) {
      var edits =
          DiffAlgorithm.getAlgorithm(DiffAlgorithm.SupportedAlgorithm.HISTOGRAM)
              .diff(RawTextComparator.DEFAULT, old, now);
      formatter.format(edits, old, now);
    } catch (IOException impossible) {
      throw new IllegalStateException("memory takes everything", impossible);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static RawText raw(String text) {
    return new RawText(text.getBytes(StandardCharsets.UTF_8));
  }
}
