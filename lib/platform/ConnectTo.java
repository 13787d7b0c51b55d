package platform;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * Which address to dial for a host name, as curl's {@code --connect-to}. Names under {@code
 * .localhost} are loopback (RFC 6761, section 6.3): browsers, curl and git know that, Java asks the
 * resolver and fails. The profile's {@code connect-to} maps further names, {@code *.} in front
 * standing for all names below a domain. The request keeps its Host header, so the server at that
 * address still knows which site is meant; its certificate must be good for the address.
 */
public final class ConnectTo {
  private final Map<String, String> addresses;

  public ConnectTo(Map<String, String> addresses) {
    this.addresses = Map.copyOf(addresses);
  }

  /**
   * Lets both HTTP clients of the JDK set a Host header; they read this once, so call it before
   * either is used.
   */
  public static void allowHostHeader() {
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    System.setProperty("sun.net.http.allowRestrictedHeaders", "true");
  }

  public static ConnectTo of(Profile profile) {
    return new ConnectTo(profile.map(Profile.CONNECT_TO));
  }

  /** The URI to dial: the same one, or the one with the mapped address. */
  public URI dial(URI uri) {
    var address = address(uri.getHost());
    if (address.isEmpty()) {
      return uri;
    }
    var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    var path = Optional.ofNullable(uri.getRawPath()).orElse("");
    var query = Optional.ofNullable(uri.getRawQuery()).map(it -> "?" + it).orElse("");
    return URI.create(uri.getScheme() + "://" + address.get() + port + path + query);
  }

  /**
   * The Host header for a URI whose {@link #dial} differs; empty where the client sets the right
   * one itself.
   */
  public Optional<String> hostHeader(URI uri) {
    return address(uri.getHost())
        .map(mapped -> uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort());
  }

  private Optional<String> address(String host) {
    if (host == null) {
      return Optional.empty();
    }
    for (var rule : addresses.entrySet()) {
      if (matches(rule.getKey(), host)) {
        return Optional.of(rule.getValue());
      }
    }
    return host.endsWith(".localhost") ? Optional.of("127.0.0.1") : Optional.empty();
  }

  private static boolean matches(String pattern, String host) {
    return pattern.startsWith("*.") ? host.endsWith(pattern.substring(1)) : pattern.equals(host);
  }
}
