package argocd;

/** Shortens Argo CD's error messages: Helm's own message stands at the end of a very long one. */
final class HelmMessage {
  private static final int LONG = 400;

  private HelmMessage() {}

  static String shortened(String message) {
    var oneLine = message.replaceAll("\\s+", " ").strip();
    int error = oneLine.lastIndexOf("Error: ");
    if (error > 0) {
      return oneLine.substring(error + "Error: ".length());
    }
    int description = oneLine.lastIndexOf("desc = ");
    if (description > 0) {
      return oneLine.substring(description + "desc = ".length());
    }
    return oneLine.length() > LONG ? "..." + oneLine.substring(oneLine.length() - LONG) : oneLine;
  }
}
