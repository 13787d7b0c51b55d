package gitops;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jgit.transport.URIish;

/**
 * Whom an account is told. The same host by another scheme is somebody else, because over http
 * everybody on the way reads along.
 *
 * @param scheme in lower case, as the host is; empty where the address has none
 * @param port the scheme's own where the address has none; -1 where there is no such
 */
record GitHost(String scheme, String host, int port) {
  private static final Map<String, Integer> PORTS = Map.of("http", 80, "https", 443, "ssh", 22);

  static GitHost of(URIish address) {
    return of(address.getScheme(), address.getHost(), address.getPort());
  }

  static GitHost of(URI address) {
    return of(address.getScheme(), address.getHost(), address.getPort());
  }

  private static GitHost of(String schemeOrNull, String hostOrNull, int port) {
    var scheme = lowerCase(schemeOrNull);
    return new GitHost(
        scheme, lowerCase(hostOrNull), port < 0 ? PORTS.getOrDefault(scheme, -1) : port);
  }

  private static String lowerCase(String nameOrNull) {
    return nameOrNull == null ? "" : nameOrNull.toLowerCase(Locale.ROOT);
  }
}
