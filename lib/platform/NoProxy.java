package platform;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which servers are reached without a proxy: this machine, and what {@code NO_PROXY} lists, with
 * commas or blanks between. As Go's {@code httpproxy} reads it, so podman, skopeo and oc:
 *
 * <ul>
 *   <li>{@code example.com} and {@code .example.com}: also all names below; {@code
 *       example.com:8443} only at this port
 *   <li>{@code 10.1.2.3}, {@code 10.1.0.0/16}: addresses, as they are written in the URL
 *   <li>{@code *}: all servers
 * </ul>
 */
final class NoProxy {
  /** Nothing is listed. */
  static final NoProxy NOTHING = new NoProxy(List.of());

  private static final Pattern THIS_MACHINE =
      Pattern.compile("(?:.+\\.)?localhost|127(?:\\.\\d{1,3}){3}|\\[(?:::|0:0:0:0:0:0:0:)1]");
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");
  private static final Pattern NETWORK = Pattern.compile("(" + IPV4 + ")/(\\d|[12]\\d|3[0-2])");
  private static final Pattern WITH_PORT = Pattern.compile("([^:]+|\\[.+]):(\\d{1,5})");

  private final List<String> entries;

  private NoProxy(List<String> entries) {
    this.entries = entries;
  }

  static NoProxy parse(String list) {
    var entries = new ArrayList<String>();
    for (var entry : list.toLowerCase(Locale.ROOT).split("[,\\s]+")) {
      if (!entry.isEmpty()) {
        entries.add(entry);
      }
    }
    return new NoProxy(entries);
  }

  /** Whether a server is one of them. */
  boolean covers(URI uri) {
    var host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    return THIS_MACHINE.matcher(host).matches()
        || entries.stream().anyMatch(entry -> isMeant(entry, host, port(uri)));
  }

  private static int port(URI uri) {
    int usual = "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    return uri.getPort() < 0 ? usual : uri.getPort();
  }

  private static boolean isMeant(String entry, String host, int port) {
    var network = NETWORK.matcher(entry);
    if (network.matches()) {
      int bits = Integer.parseInt(network.group(2));
      return IPV4.matcher(host).matches() && prefix(host, bits) == prefix(network.group(1), bits);
    }
    var withPort = WITH_PORT.matcher(entry);
    if (withPort.matches()) {
      return Integer.parseInt(withPort.group(2)) == port && isHost(withPort.group(1), host);
    }
    return isHost(entry, host);
  }

  private static boolean isHost(String entry, String host) {
    if (entry.equals("*")) {
      return true;
    }
    var name = entry.replaceFirst("^\\*?\\.", "");
    var bare = host.replaceAll("[\\[\\]]", "");
    return bare.equals(name.replaceAll("[\\[\\]]", "")) || host.endsWith("." + name);
  }

  private static long prefix(String address, int bits) {
    long number = 0;
    for (var octet : address.split("\\.")) {
      number = number << 8 | Integer.parseInt(octet);
    }
    return number >>> 32 - bits;
  }
}
