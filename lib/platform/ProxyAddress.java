package platform;

import console.Failure;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * A proxy, as an environment variable names it: {@code http://proxy.example.com:3128}, with or
 * without the scheme and {@code user:password@}.
 *
 * @param account as in the URL; never printed
 */
record ProxyAddress(String host, int port, Optional<String> account) {
  private static final int DEFAULT_PORT = 80;

  /**
   * @param variable the name of the variable, for the message
   * @throws Failure when it is none that HTTP goes through: exit code 2
   */
  static ProxyAddress parse(String variable, String text) {
    try {
      var uri = new URI(text.contains("://") ? text : "http://" + text);
      if (!"http".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
        throw unusable(variable);
      }
      int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
      return new ProxyAddress(uri.getHost(), port, Optional.ofNullable(uri.getRawUserInfo()));
    } catch (URISyntaxException noUri) {
      throw unusable(variable);
    }
  }

  // without its value: that may have a password in it
  private static Failure unusable(String variable) {
    return Failure.usage(
        "the environment variable " + variable + " names no proxy that can be used",
        "give it as http://host:port, with special characters of a password as %40");
  }

  private static String basic(String account) {
    var plain = URLDecoder.decode(account.replace("+", "%2B"), StandardCharsets.UTF_8);
    var bytes = plain.getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  /** The value of the header {@code Proxy-Authorization} (RFC 7617). */
  Optional<String> authorization() {
    return account.map(ProxyAddress::basic);
  }

  /** With the account. */
  String url() {
    return "http://" + account.map(it -> it + "@").orElse("") + this;
  }

  /** For Java's clients. */
  Proxy proxy() {
    return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
