package embedded.edge;

import java.util.Arrays;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * A piece of a page. Text becomes markup only through {@link #text}, which escapes it, so that a
 * commit message cannot put a script into a page.
 *
 * @param markup HTML that is safe to be sent
 */
public record Html(String markup) {
  public static final Html NOTHING = new Html("");

  /** What somebody wrote, to be shown as it is. */
  public static Html text(String text) {
    return new Html(escaped(text));
  }

  public static Html element(String name, String cssClass, Html... content) {
    return new Html(
        "<%1$s class=\"%2$s\">%3$s</%1$s>"
            .formatted(name, escaped(cssClass), joined(content).markup));
  }

  public static Html element(String name, Html... content) {
    return new Html("<%1$s>%2$s</%1$s>".formatted(name, joined(content).markup));
  }

  public static Html link(String target, String text) {
    return new Html("<a href=\"%s\">%s</a>".formatted(escaped(target), escaped(text)));
  }

  /** A button that sends a POST request to the target. */
  public static Html button(String target, String text) {
    return new Html(
        "<form method=\"post\" action=\"%s\"><button>%s</button></form>"
            .formatted(escaped(target), escaped(text)));
  }

  public static Html joined(Html... parts) {
    return Arrays.stream(parts).collect(joining());
  }

  public static Collector<Html, ?, Html> joining() {
    return Collectors.collectingAndThen(
        Collectors.mapping(Html::markup, Collectors.joining()), Html::new);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  @Override
  public String toString() {
    return markup;
  }
}
