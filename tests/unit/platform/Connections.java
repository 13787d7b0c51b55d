package platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What a server that passes bytes on has open: a port, and connections to both sides. */
public final class Connections implements AutoCloseable {
  /** Ends quietly when one of its connections is closed. */
  public interface Work {
    void run() throws IOException;
  }

  private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  public Connections() throws IOException {}

  /** The port that clients connect to. */
  public int port() {
    return listener.getLocalPort();
  }

  /** Waits for the next client. */
  public Socket accept() throws IOException {
    return opened(listener.accept());
  }

  /** Connects to a port of this machine. */
  public Socket connect(int port) throws IOException {
    return opened(new Socket(InetAddress.getLoopbackAddress(), port));
  }

  private Socket opened(Socket socket) {
    open.add(socket);
    return socket;
  }

  /** Passes on what one says until it ends, and closes both. */
  public static void copy(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    }
  }

  /** Does it on a thread of its own. */
  public void inBackground(Work work) {
    var thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException closed) {
                // by one of both ends, or with all of them
              }
            },
            "passing-on");
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
