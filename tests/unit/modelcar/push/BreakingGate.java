package modelcar.push;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import platform.Connections;

/**
 * A gateway that passes connections on to a port of this machine, but cuts the first ones as soon
 * as the client has said something.
 */
final class BreakingGate implements AutoCloseable {
  private final Connections connections = new Connections();
  private final int port;
  private final byte[] lastWords;

  /**
   * @param cut how many connections are cut
   * @param lastWords what is said then
   */
  BreakingGate(int port, int cut, String lastWords) throws IOException {
    this.port = port;
    this.lastWords = lastWords.getBytes(StandardCharsets.US_ASCII);
    connections.inBackground(() -> accept(cut));
  }

  int port() {
    return connections.port();
  }

  private void accept(int cut) throws IOException {
    for (int met = 0; ; met++) {
      var client = connections.accept();
      if (met < cut) {
        client.getInputStream().read();
        client.getOutputStream().write(lastWords);
        client.close();
      } else {
        var server = connections.connect(port);
        connections.inBackground(() -> Connections.copy(client, server));
        connections.inBackground(() -> Connections.copy(server, client));
      }
    }
  }

  @Override
  public void close() throws IOException {
    connections.close();
  }
}
