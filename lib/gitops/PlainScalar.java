package gitops;

import java.util.regex.Pattern;

/**
 * Whether a text can stand in YAML without quotes and still be the same string for Argo CD and
 * Helm, which read YAML 1.1: there {@code yes} is true, {@code 1.10} is 1.1 and {@code 0123} is 83.
 */
final class PlainScalar {
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9/][A-Za-z0-9._:/@+-]*");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?[0-9][0-9_,.:]*([eE][+-]?[0-9]+)?|0[xob][0-9a-fA-F_]+");
  private static final Pattern WORD =
      Pattern.compile("y|n|yes|no|true|false|on|off|null|~", Pattern.CASE_INSENSITIVE);
  private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*");

  private PlainScalar() {}

  static boolean isString(String text) {
    return SAFE.matcher(text).matches()
        && !text.endsWith(":")
        && !NUMBER.matcher(text).matches()
        && !WORD.matcher(text).matches()
        && !TIMESTAMP.matcher(text).matches();
  }

  /** The text in double quotes, which every YAML reader takes for a string. */
  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
