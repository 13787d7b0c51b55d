import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a page shows of a command's output: its lines in their order, with gaps. {@code ...} stands
 * for any text within a line and for any lines on a line of its own. What differs from one start to
 * the next, such as a commit or a duration, may be another one.
 *
 * @param lines of the page's block
 */
record ShownOutput(List<String> lines) {
  private static final String LEFT_OUT = "...";
  private static final Pattern MOMENT =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
  private static final Pattern DURATION = Pattern.compile("after \\d+\\.\\d s");
  private static final Pattern PORT = Pattern.compile(":\\d{4,5}\\b");
  private static final Pattern POD = Pattern.compile("-[0-9a-z]{8,10}-[0-9a-z]{5}\\b");
  private static final Pattern HASH = Pattern.compile("\\b[0-9a-f]{10,64}\\b");

  /** Whether the command is shown to fail. */
  boolean isFailure() {
    return lines.stream().anyMatch(line -> line.startsWith("error: "));
  }

  /**
   * The first shown line that was not printed, or not in this place; empty where all were.
   *
   * @param printed the whole output
   * @param tags the versions that the page names, which no other hash may stand for
   */
  Optional<String> firstMissingIn(List<String> printed, List<String> tags) {
    var rest = printed.iterator();
    for (var line : lines) {
      if (line.strip().equals(LEFT_OUT)) {
        continue;
      }
      var pattern = pattern(line, tags);
      boolean found = false;
      while (!found && rest.hasNext()) {
        found = pattern.matcher(lasting(rest.next(), tags)).matches();
      }
      if (!found) {
        return Optional.of(line);
      }
    }
    return Optional.empty();
  }

  private static Pattern pattern(String line, List<String> tags) {
    var text = Pattern.quote(lasting(line, tags)).replace(LEFT_OUT, "\\E.*\\Q");
    return Pattern.compile(text);
  }

  private static String lasting(String line, List<String> tags) {
    var text = MOMENT.matcher(line).replaceAll("<time>");
    text = DURATION.matcher(text).replaceAll("after <seconds>");
    text = PORT.matcher(text).replaceAll(":<port>");
    text = POD.matcher(text).replaceAll("-<pod>");
    text =
        HASH.matcher(text)
            .replaceAll(hash -> tags.contains(hash.group()) ? hash.group() : "<hash>");
    return text.stripTrailing();
  }
}
