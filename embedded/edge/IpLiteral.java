package embedded.edge;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Tells IP addresses from host names. */
final class IpLiteral {
  private IpLiteral() {}

  /** The address's 4 or 16 bytes; empty for a host name, which is never looked up. */
  static Optional<byte[]> parse(String text) {
    boolean v4 = text.matches("\\d{1,3}(\\.\\d{1,3}){3}");
    boolean v6 = text.contains(":");
    if (!v4 && !v6) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text).getAddress());
    } catch (UnknownHostException notAnAddress) {
      return Optional.empty();
    }
  }
}
