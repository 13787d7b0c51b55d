package embedded.edge;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * One client's connection: finds out whether it speaks TLS, then copies bytes both ways until both
 * sides are done.
 */
final class EdgeConnection implements AutoCloseable, Runnable {
  /**
   * First byte of a TLS record that carries a handshake (RFC 8446, section 5.1); no HTTP method
   * starts with it.
   */
  private static final int TLS_HANDSHAKE = 0x16;

  /**
   * Milliseconds a client has for its first byte and for each step of the handshake; later it may
   * be silent.
   */
  private static final int PATIENCE = 30_000;

  private static final int BUFFER_BYTES = 128 * 1024;

  private final Socket socket;
  private final SSLContext tls;
  private final InetSocketAddress backendAddress;
  private final TlsConnections tlsConnections;
  private final Executor threads;
  private final Socket backend = new Socket();

  EdgeConnection(
      Socket socket,
      SSLContext tls,
      InetSocketAddress backendAddress,
      TlsConnections tlsConnections,
      Executor threads) {
    this.socket = socket;
    this.tls = tls;
    this.backendAddress = backendAddress;
    this.tlsConnections = tlsConnections;
    this.threads = threads;
  }

  @Override
  public void run() {
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(PATIENCE);
      int first = socket.getInputStream().read();
      if (first == TLS_HANDSHAKE) {
        serveTls(new byte[] {(byte) first});
      } else if (first >= 0) {
        servePlain(first);
      }
    } catch (IOException brokenOrSlow) {
      // nobody to tell: the client sees the connection end
    }
  }

  private void serveTls(byte[] alreadyRead) throws IOException {
    var consumed = new ByteArrayInputStream(alreadyRead);
    try (var secure = (SSLSocket) tls.getSocketFactory().createSocket(socket, consumed, true)) {
      secure.setUseClientMode(false);
      secure.startHandshake();
      connectToBackend();
      tlsConnections.opened(backend.getLocalPort());
      try {
        copyBothWays(secure, secure.getInputStream());
      } finally {
        tlsConnections.closed(backend.getLocalPort());
      }
    }
  }

  private void servePlain(int first) throws IOException {
    connectToBackend();
    var input = new PushbackInputStream(socket.getInputStream());
    input.unread(first);
    copyBothWays(socket, input);
  }

  private void connectToBackend() throws IOException {
    backend.connect(backendAddress, PATIENCE);
    backend.setTcpNoDelay(true);
    socket.setSoTimeout(0); // a watch or an event stream may be silent for hours
  }

  private void copyBothWays(Socket client, InputStream clientInput) throws IOException {
    var answered = new CountDownLatch(1);
    try {
      threads.execute(
          () -> {
            copyAnswers(client);
            answered.countDown();
          });
    } catch (RejectedExecutionException closing) {
      return;
    }
    copy(clientInput, backend.getOutputStream());
    backend.shutdownOutput(); // the client may have sent all it has and still wait for its answer
    try {
      answered.await();
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends the client's connection too: after the last answer there is nothing to wait for. */
  private void copyAnswers(Socket client) {
    try (client;
        backend) {
      copy(backend.getInputStream(), client.getOutputStream());
    } catch (IOException oneSideIsGone) {
      // closing both ends the other direction
    }
  }

  private static void copy(InputStream from, OutputStream to) throws IOException {
    var buffer = new byte[BUFFER_BYTES];
    for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
      to.write(buffer, 0, read);
      to.flush();
    }
  }

  /** Breaks the connection on both sides. */
  @Override
  public void close() {
    try (socket;
        backend) {
      // nothing but closing, and closing the second one even if the first one fails
    } catch (IOException alreadyBroken) {
      // that is what was wanted
    }
  }
}
