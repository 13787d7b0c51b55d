package embedded.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/**
 * The platform's only door: one port that answers http and https. It looks at a connection's first
 * byte, ends TLS where there is some, and hands the bytes to the plain HTTP server behind it.
 */
public final class Edge implements AutoCloseable {
  private static final int BACKLOG = 200;

  private final ServerSocket listener;
  private final SSLContext tls;
  private final InetSocketAddress backend;
  private final TlsConnections tlsConnections;
  private final CountDownLatch accepting = new CountDownLatch(1);
  private final Set<EdgeConnection> connections = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            var thread = new Thread(task, "edge");
            thread.setDaemon(true);
            return thread;
          });

  private Edge(
      ServerSocket listener, SSLContext tls, InetSocketAddress backend, TlsConnections seen) {
    this.listener = listener;
    this.tls = tls;
    this.backend = backend;
    this.tlsConnections = seen;
  }

  /**
   * Listens from now on.
   *
   * @param address where to listen; the loopback address unless other machines shall reach the
   *     platform
   * @param port 0 for any free one, see {@link #port()}
   * @param backendPort the plain HTTP server's port on the loopback address
   * @throws IOException if the port is taken or the address is not this machine's
   */
  public static Edge start(InetAddress address, int port, SSLContext tls, int backendPort)
      throws IOException {
    return start(address, port, tls, backendPort, new TlsConnections());
  }

  /**
   * As above; {@code tlsConnections} tells the handlers behind the backend which requests came over
   * TLS.
   */
  public static Edge start(
      InetAddress address, int port, SSLContext tls, int backendPort, TlsConnections tlsConnections)
      throws IOException {
    var backend = new InetSocketAddress(InetAddress.getLoopbackAddress(), backendPort);
    var listener = new ServerSocket(port, BACKLOG, address);
    var edge = new Edge(listener, tls, backend, tlsConnections);
    edge.threads.execute(edge::acceptUntilClosed);
    return edge;
  }

  public int port() {
    return listener.getLocalPort();
  }

  private void acceptUntilClosed() {
    while (!listener.isClosed()) {
      try {
        serve(listener.accept());
      } catch (IOException oneConnectionFailed) {
        // closed, or the client was gone before it was accepted: the next round tells
      }
    }
    accepting.countDown();
  }

  private void serve(Socket client) {
    var connection = new EdgeConnection(client, tls, backend, tlsConnections, threads);
    if (listener.isClosed()) {
      connection.close();
      return;
    }
    connections.add(connection);
    threads.execute(
        () -> {
          try (connection) {
            connection.run();
          } finally {
            connections.remove(connection);
          }
        });
  }

  /** Frees the port and breaks all connections. */
  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    awaitTheLastAccept();
    connections.forEach(EdgeConnection::close);
    threads.shutdownNow();
  }

  /**
   * The system frees the port, and no new connection can come, only when nobody waits for one any
   * more.
   */
  private void awaitTheLastAccept() {
    try {
      accepting.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
