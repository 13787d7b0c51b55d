import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port of this machine where nobody answers. */
final class ClosedPort {
  private ClosedPort() {}

  static int number() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
