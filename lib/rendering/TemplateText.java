package rendering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Go template taken apart into the text between the actions and the actions themselves. */
record TemplateText(List<Part> parts) {
  private static final Set<String> KEYWORDS =
      Set.of(
          "if", "else", "end", "range", "with", "define", "template", "block", "break", "continue");
  private static final Pattern FIRST_WORD = Pattern.compile("\\s*([a-z]+)\\b");
  private static final Pattern ASSIGNMENT =
      Pattern.compile("\\s*\\$\\w*(\\s*,\\s*\\$\\w*)?\\s*:?=.*", Pattern.DOTALL);

  sealed interface Part permits Text, Action {
    /** As it stands in the template. */
    String source();
  }

  record Text(String source) implements Part {}

  /**
   * @param offset of {@code {{} in the template
   * @param trimBefore whether the action starts with <code>{{-</code>
   * @param content what stands between the braces and trim markers
   * @param trimAfter whether the action ends with <code>-}}</code>
   */
  record Action(String source, int offset, boolean trimBefore, String content, boolean trimAfter)
      implements Part {
    /** The control keyword such as {@code if}; empty for an action that prints or assigns. */
    Optional<String> keyword() {
      var word = FIRST_WORD.matcher(content);
      return word.lookingAt() && KEYWORDS.contains(word.group(1))
          ? Optional.of(word.group(1))
          : Optional.empty();
    }

    /** Whether this action prints the value of its content. */
    boolean prints() {
      return keyword().isEmpty()
          && !content.isBlank()
          && !content.strip().startsWith("/*")
          && !ASSIGNMENT.matcher(content).matches();
    }

    /** Where the content starts in the template. */
    int contentOffset() {
      return offset + source.indexOf(content, 2);
    }
  }

  static TemplateText of(String template) {
    var parts = new ArrayList<Part>();
    int position = 0;
    while (position < template.length()) {
      int start = template.indexOf("{{", position);
      int end = start < 0 ? -1 : endOfAction(template, start + 2);
      if (end < 0) { // no further action, or one that is not closed: Go says what is wrong with it
        parts.add(new Text(template.substring(position)));
        break;
      }
      if (start > position) {
        parts.add(new Text(template.substring(position, start)));
      }
      parts.add(action(template.substring(start, end), start));
      position = end;
    }
    return new TemplateText(parts);
  }

  private static Action action(String source, int offset) {
    var inner = source.substring(2, source.length() - 2);
    var trimBefore = inner.length() > 1 && inner.charAt(0) == '-' && isSpace(inner.charAt(1));
    var withoutStart = trimBefore ? inner.substring(1) : inner;
    int last = withoutStart.length() - 1;
    var trimAfter =
        last > 0 && withoutStart.charAt(last) == '-' && isSpace(withoutStart.charAt(last - 1));
    var content = trimAfter ? withoutStart.substring(0, last) : withoutStart;
    return new Action(source, offset, trimBefore, content, trimAfter);
  }

  private static boolean isSpace(char character) {
    return " \t\r\n".indexOf(character) >= 0;
  }

  /**
   * The position after the closing braces; braces in quotes do not close. Negative if the action
   * stays open.
   */
  private static int endOfAction(String template, int start) {
    int position = start;
    while (position < template.length()) {
      char character = template.charAt(position);
      if (template.startsWith("}}", position)) {
        return position + 2;
      }
      if (character == '"' || character == '\'' || character == '`') {
        position = endOfQuote(template, position);
        if (position < 0) {
          return -1;
        }
      } else {
        position++;
      }
    }
    return -1;
  }

  private static int endOfQuote(String template, int start) {
    char quote = template.charAt(start);
    for (int position = start + 1; position < template.length(); position++) {
      char character = template.charAt(position);
      if (character == '\\' && quote != '`') {
        position++;
      } else if (character == quote) {
        return position + 1;
      }
    }
    return -1;
  }

  /**
   * Everything that is not a quoted string, with the quoted strings blanked out: same length, same
   * positions.
   */
  static String withoutStrings(String content) {
    var quoted =
        Pattern.compile("\"(\\\\.|[^\"\\\\])*\"|`[^`]*`|'(\\\\.|[^'\\\\])*'").matcher(content);
    return quoted.replaceAll(found -> Matcher.quoteReplacement(" ".repeat(found.group().length())));
  }
}
