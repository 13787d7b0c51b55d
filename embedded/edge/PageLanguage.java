package embedded.edge;

import com.sun.net.httpserver.HttpExchange;
import java.util.Locale;

/** The platform's pages speak the workshop's two languages. */
public enum PageLanguage {
  ENGLISH("en"),
  KOREAN("ko");

  private final String tag;

  PageLanguage(String tag) {
    this.tag = tag;
  }

  /** As in {@code <html lang>}. */
  public String tag() {
    return tag;
  }

  /**
   * The first language of the browser's Accept-Language header that is one of these, else English.
   */
  public static PageLanguage of(HttpExchange exchange) {
    var accepted = exchange.getRequestHeaders().getFirst("Accept-Language");
    if (accepted == null) {
      return ENGLISH;
    }
    try {
      for (var range : Locale.LanguageRange.parse(accepted)) {
        for (var language : values()) {
          if (range.getRange().split("-")[0].equals(language.tag)) {
            return language;
          }
        }
      }
    } catch (IllegalArgumentException malformedHeader) {
      return ENGLISH;
    }
    return ENGLISH;
  }

  /** One of two wordings. */
  public String either(String english, String korean) {
    return this == KOREAN ? korean : english;
  }
}
