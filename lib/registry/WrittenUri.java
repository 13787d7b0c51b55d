package registry;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A URI as servers write it into headers, not always by RFC 3986: blanks, {@code |} and other
 * characters that must be written as {@code %20} are taken for what they mean, as browsers do it.
 */
final class WrittenUri {
  private static final String ALLOWED = "-._~:/?#[]@!$&'()*+,;=%";

  private WrittenUri() {}

  /**
   * Reads one that HTTP can go to.
   *
   * @param base what a relative one starts at
   * @return empty where it is not one
   */
  static Optional<URI> read(URI base, String text) {
    return read(text).map(base::resolve).filter(WrittenUri::isOfServer);
  }

  /** Reads one that says where it starts; empty where HTTP cannot go to it. */
  static Optional<URI> readAbsolute(String text) {
    return read(text).filter(WrittenUri::isOfServer);
  }

  private static Optional<URI> read(String text) {
    try {
      return Optional.of(new URI(escaped(text.strip())));
    } catch (URISyntaxException another) {
      return Optional.empty();
    }
  }

  private static boolean isOfServer(URI uri) {
    boolean http = "http".equalsIgnoreCase(uri.getScheme());
    boolean https = "https".equalsIgnoreCase(uri.getScheme());
    return (http || https) && uri.getHost() != null;
  }

  private static String escaped(String text) {
    var escaped = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      char character = (char) (octet & 0xff);
      boolean isLetterOrDigit = character < 0x80 && Character.isLetterOrDigit(character);
      if (isLetterOrDigit || ALLOWED.indexOf(character) >= 0) {
        escaped.append(character);
      } else {
        escaped.append("%%%02X".formatted((int) character));
      }
    }
    return escaped.toString();
  }
}
