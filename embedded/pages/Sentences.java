package embedded.pages;

import embedded.edge.Html;
import java.util.regex.Pattern;

/** Boxes with something to know. */
final class Sentences {
  private static final Pattern WEB_ADDRESS = Pattern.compile("https?://");

  private Sentences() {}

  static Html message(Badge kind, String title, String text) {
    return Html.element(
        "p",
        "message " + kind.cssClass(),
        Html.element("strong", Html.text(title)),
        Html.text(" " + text));
  }

  static Html code(String text) {
    return Html.element("code", Html.text(text));
  }

  /**
   * An address of the platform, in the scheme that the page came in: no certificate warning where
   * there was none. What is no web address stays text, so that nobody's repo_url becomes a script.
   */
  static Html link(String url) {
    return WEB_ADDRESS.matcher(url).lookingAt() ? Html.link(sameScheme(url), url) : Html.text(url);
  }

  /** The first ten digits of a commit, linked to its page on the Git server. */
  static Html commit(String repository, String revision) {
    var digits = revision.substring(0, Math.min(10, revision.length()));
    if (!WEB_ADDRESS.matcher(repository).lookingAt()) {
      return code(digits);
    }
    var page = sameScheme(repository).replaceFirst("\\.git$", "") + "/commit/" + revision;
    return Html.element("code", Html.link(page, digits));
  }

  private static String sameScheme(String url) {
    return WEB_ADDRESS.matcher(url).replaceFirst("//");
  }
}
