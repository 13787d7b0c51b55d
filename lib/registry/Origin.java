package registry;

import java.net.URI;
import java.util.Locale;

/**
 * Which server a URI leads to: scheme, host and port, however they are written (RFC 6454, section
 * 4; RFC 3986, sections 3.2.2 and 6.2.3).
 *
 * @param scheme in small letters
 * @param host in small letters
 * @param port the scheme's own where none is written
 */
record Origin(String scheme, String host, int port) {
  static Origin of(URI uri) {
    var scheme = small(uri.getScheme());
    return new Origin(
        scheme, small(uri.getHost()), uri.getPort() < 0 ? defaultPort(scheme) : uri.getPort());
  }

  private static String small(String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }

  private static int defaultPort(String scheme) {
    return scheme.equals("https") ? 443 : 80;
  }

  /**
   * Whether another one is this server under the same or the wrong scheme: registries behind a
   * proxy that ends TLS tend to say http of themselves, with the port that they are asked at or
   * with none.
   */
  boolean isMeantBy(Origin other) {
    boolean samePort = port == other.port || hasDefaultPort() && other.hasDefaultPort();
    return host.equals(other.host) && samePort;
  }

  private boolean hasDefaultPort() {
    return port == defaultPort(scheme);
  }
}
