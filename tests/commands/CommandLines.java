import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the scripts' command lines in shell text, as a person would type them. */
final class CommandLines {
  // a word: quoted text, a substitution $(...), or anything else up to a blank
  private static final Pattern WORD =
      Pattern.compile("(?:\"[^\"]*\"|'[^']*'|\\$\\([^)]*\\)|[^\\s\"'])+");
  private static final Pattern END = Pattern.compile("\\|.*|&&|;|\\d?>.*|<|#.*");
  private static final Pattern ALIAS = Pattern.compile("(?:\\S*/)?jbang ([\\w-]+)@catalog\\b.*");
  private static final Pattern STARTER = Pattern.compile("\\./jbang ([\\w-]+).*");

  private CommandLines() {}

  /**
   * An alias with what is typed after it.
   *
   * @param line the whole line, for messages
   */
  record Typed(String alias, List<String> arguments, String line) {
    @Override
    public String toString() {
      return line;
    }
  }

  /** The command lines in this text; a backslash at the end of a line continues it. */
  static List<Typed> in(String text) {
    var found = new ArrayList<Typed>();
    text.replaceAll("\\\\\n\\s*", "")
        .lines()
        .map(CommandLines::typed)
        .forEach(it -> it.ifPresent(found::add));
    return found;
  }

  private static Optional<Typed> typed(String line) {
    var command = line.strip().replaceFirst("^\\$ ", "");
    for (var pattern : List.of(ALIAS, STARTER)) {
      var match = pattern.matcher(command);
      if (match.matches() && !match.group(1).startsWith("-")) {
        return Optional.of(new Typed(match.group(1), arguments(command), command));
      }
    }
    return Optional.empty();
  }

  private static List<String> arguments(String command) {
    return WORD.matcher(command)
        .results()
        .map(word -> word.group())
        .skip(2)
        .takeWhile(word -> !END.matcher(word).matches())
        .toList();
  }
}
