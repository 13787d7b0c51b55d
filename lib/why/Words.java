package why;

/** Shortens messages of the cluster to the part that tells a person something. */
public final class Words {
  /** Helm ends with it; here nobody can. */
  private static final String HELM_HINT = "Use --debug flag to render out invalid YAML";

  private static final int LONG = 300;
  private static final int HEAD = 120;

  private Words() {}

  /**
   * One line. Argo CD wraps errors in errors: Helm's own message, for example, stands at the end of
   * a very long one.
   */
  public static String shortened(String message) {
    var oneLine = message.replace(HELM_HINT, "").replaceAll("\\s+", " ").strip();
    int error = oneLine.lastIndexOf("Error: ");
    if (error > 0) {
      return limited(oneLine.substring(error + "Error: ".length()));
    }
    int description = oneLine.lastIndexOf("desc = ");
    return limited(description > 0 ? oneLine.substring(description + "desc = ".length()) : oneLine);
  }

  private static String limited(String text) {
    if (text.length() <= LONG) {
      return text;
    }
    // who is meant stands in front, what is wrong at the end
    return text.substring(0, HEAD) + " ... " + text.substring(text.length() - (LONG - HEAD));
  }
}
