package console;

/**
 * How many columns a text takes on a terminal: Hangul and other wide characters take two (Unicode
 * Standard Annex #11, East Asian Width), combining ones none.
 */
final class DisplayWidth {
  private DisplayWidth() {}

  static int of(String text) {
    return text.codePoints().map(DisplayWidth::columns).sum();
  }

  static String pad(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - of(text)));
  }

  private static int columns(int codePoint) {
    var type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || codePoint == 0x200D) {
      return 0;
    }
    var wide =
        codePoint >= 0x1100 && codePoint <= 0x115F // Hangul Jamo
            || codePoint >= 0x2E80 && codePoint <= 0xA4CF // CJK, Kana
            || codePoint >= 0xAC00 && codePoint <= 0xD7A3 // Hangul syllables
            || codePoint >= 0xF900 && codePoint <= 0xFAFF // CJK compatibility
            || codePoint >= 0xFF00 && codePoint <= 0xFF60 // full width forms
            || codePoint >= 0x1F300 && codePoint <= 0x1FAFF // pictographs
            || codePoint >= 0x20000 && codePoint <= 0x3FFFD;
    return wide ? 2 : 1;
  }
}
