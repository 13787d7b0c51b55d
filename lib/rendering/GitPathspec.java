package rendering;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * One pattern as {@code git ls-files -- PATTERN} reads it, which is how Argo CD finds the files of
 * a generator: {@code *} also matches {@code /}, so {@code a/**}{@code /c} is {@code a/}, anything,
 * {@code /c} and does not match {@code a/c}. A pattern without wildcards names a file or everything
 * below a folder.
 */
record GitPathspec(String pattern) {
  boolean matches(String path) {
    if (!hasWildcard()) {
      var folder = pattern.endsWith("/") ? pattern : pattern + "/";
      return path.equals(pattern) || path.startsWith(folder);
    }
    return regex().matcher(path).matches();
  }

  private boolean hasWildcard() {
    return pattern.chars().anyMatch(character -> "*?[\\".indexOf(character) >= 0);
  }

  private Pattern regex() {
    var regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char character = pattern.charAt(i);
      switch (character) {
        case '*' -> regex.append(".*");
        case '?' -> regex.append('.');
        case '\\' -> {
          i = Math.min(i + 1, pattern.length() - 1);
          regex.append(Pattern.quote(String.valueOf(pattern.charAt(i))));
        }
        case '[' -> {
          int end = pattern.indexOf(']', i + 2);
          if (end < 0) {
            return Pattern.compile("(?!)"); // an unclosed bracket matches nothing
          }
          regex.append(characterClass(pattern.substring(i + 1, end)));
          i = end;
        }
        default -> regex.append(Pattern.quote(String.valueOf(character)));
      }
    }
    try {
      return Pattern.compile(regex.toString(), Pattern.DOTALL);
    } catch (PatternSyntaxException notAClass) {
      return Pattern.compile("(?!)");
    }
  }

  private static String characterClass(String content) {
    var negated = content.startsWith("!") || content.startsWith("^");
    var characters = negated ? content.substring(1) : content;
    return (negated ? "[^" : "[") + characters.replace("\\", "\\\\").replace("[", "\\[") + "]";
  }
}
