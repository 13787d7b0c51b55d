package embedded.ui;

import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which address to dial for a host that the resolver does not know. Names under {@code .localhost}
 * are loopback (RFC 6761, section 6.3), but Java asks the resolver for them too.
 */
record HostAddresses(Map<String, String> addresses) {
  /**
   * Reads a list like {@code api.example:10.0.0.7,*.apps.example:127.0.0.1}; {@code *.} stands for
   * all names below a domain.
   *
   * @throws IllegalArgumentException when an entry has no address
   */
  static HostAddresses parse(String list) {
    return new HostAddresses(
        Arrays.stream(list.split(","))
            .map(String::strip)
            .filter(entry -> !entry.isEmpty())
            .map(HostAddresses::entry)
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  private static Map.Entry<String, String> entry(String entry) {
    int colon = entry.indexOf(':');
    if (colon < 1 || colon == entry.length() - 1) {
      throw new IllegalArgumentException(
          "JUKEBOX_CONNECT_TO: '" + entry + "' is not of the form host:address");
    }
    return Map.entry(entry.substring(0, colon), entry.substring(colon + 1));
  }

  /** The address for this host; empty where the resolver is to be asked. */
  Optional<String> of(String host) {
    return addresses.entrySet().stream()
        .filter(rule -> matches(rule.getKey(), host))
        .map(Map.Entry::getValue)
        .findFirst()
        .or(() -> host.endsWith(".localhost") ? Optional.of("127.0.0.1") : Optional.empty());
  }

  private static boolean matches(String pattern, String host) {
    return pattern.startsWith("*.") ? host.endsWith(pattern.substring(1)) : pattern.equals(host);
  }

  /** The URI to dial for this one. */
  URI dial(URI uri) {
    return of(uri.getHost())
        .map(address -> URI.create(uri.toString().replaceFirst(hostIn(uri), "$1" + address)))
        .orElse(uri);
  }

  private static String hostIn(URI uri) {
    return "(://)" + Pattern.quote(uri.getHost());
  }
}
