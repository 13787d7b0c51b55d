package embedded.pages;

import embedded.edge.Html;
import java.util.Locale;

/** A status as a coloured word. */
enum Badge {
  QUIET,
  GOOD,
  WARN,
  BAD;

  /** The colour for Argo CD's sync and health statuses. */
  static Badge of(String status) {
    return switch (status) {
      case "Synced", "Healthy", "Succeeded" -> GOOD;
      case "OutOfSync", "Missing", "Progressing", "Running" -> WARN;
      case "Degraded", "Failed", "Error" -> BAD;
      default -> QUIET;
    };
  }

  /** The worse of two. */
  Badge and(Badge other) {
    return compareTo(other) > 0 ? this : other;
  }

  String cssClass() {
    return name().toLowerCase(Locale.ROOT);
  }

  Html showing(String text) {
    return Html.element("span", "badge " + cssClass(), Html.text(text));
  }
}
