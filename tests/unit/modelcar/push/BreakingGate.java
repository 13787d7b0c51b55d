package modelcar.push;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A gateway that passes connections on to a port of this machine, but cuts the first ones as soon
 * as the client has said something.
 */
final class BreakingGate implements AutoCloseable {
  private final ServerSocket listener;
  private final int port;
  private final byte[] lastWords;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /**
   * @param cut how many connections are cut
   * @param lastWords what is said then
   */
  BreakingGate(int port, int cut, String lastWords) throws IOException {
    this.port = port;
    this.lastWords = lastWords.getBytes(StandardCharsets.US_ASCII);
    this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    inBackground(() -> accept(cut));
  }

  int port() {
    return listener.getLocalPort();
  }

  private void accept(int cut) throws IOException {
    for (int connections = 0; ; connections++) {
      var client = opened(listener.accept());
      if (connections < cut) {
        client.getInputStream().read();
        client.getOutputStream().write(lastWords);
        client.close();
      } else {
        var server = opened(new Socket(InetAddress.getLoopbackAddress(), port));
        inBackground(() -> copy(client, server));
        inBackground(() -> copy(server, client));
      }
    }
  }

  private Socket opened(Socket socket) {
    open.add(socket);
    return socket;
  }

  private static void copy(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void inBackground(Work work) {
    var thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException closed) {
                // one of both ends, or the gate itself
              }
            },
            "gate");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (var socket : open) {
      socket.close();
    }
  }
}
