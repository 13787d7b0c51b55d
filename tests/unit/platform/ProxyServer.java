package platform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A proxy for HTTP (RFC 9110, sections 7.6 and 9.3.6): it opens ways to servers with TLS, and
 * passes the requests of others on. Whatever a server is called, it is the one behind it.
 */
public final class ProxyServer implements AutoCloseable {
  private static final int END_OF_HEAD = 0x0d0a0d0a;
  private static final String CLOSING = "\r\nConnection: close\r\n";

  /** The first lines of all requests, as they came. */
  public final List<String> requests = new CopyOnWriteArrayList<>();

  private final Connections connections = new Connections();
  private final int port;
  private final Optional<String> authorization;

  /** Lets everybody through to a port of this machine. */
  public ProxyServer(int port) throws IOException {
    this(port, Optional.empty());
  }

  /**
   * @param authorization the value of the header that clients must have
   */
  public ProxyServer(int port, Optional<String> authorization) throws IOException {
    this.port = port;
    this.authorization = authorization;
    connections.inBackground(this::accept);
  }

  /** Such as {@code 127.0.0.1:40001}. */
  public String address() {
    return "127.0.0.1:" + connections.port();
  }

  private void accept() throws IOException {
    while (true) {
      var client = connections.accept();
      connections.inBackground(() -> serve(client));
    }
  }

  private void serve(Socket client) throws IOException {
    var head = head(client.getInputStream());
    var first = head.lines().findFirst().orElse("");
    requests.add(first);
    if (authorization.isPresent()
        && !head.contains("Proxy-Authorization: " + authorization.get())) {
      answer(client, "407 Proxy Authentication Required");
      client.close();
      return;
    }
    var server = connections.connect(port);
    if (first.startsWith("CONNECT ")) {
      answer(client, "200 Connection established");
    } else {
      server.getOutputStream().write(bytes(withPathOnly(head)));
    }
    connections.inBackground(() -> Connections.copy(client, server));
    if (!first.startsWith("CONNECT ")) {
      var reply = head(server.getInputStream());
      client.getOutputStream().write(bytes(reply.replaceFirst("\r\n", CLOSING)));
    }
    Connections.copy(server, client);
  }

  private static void answer(Socket client, String status) throws IOException {
    var end = status.startsWith("200") ? "" : "Content-Length: 0\r\nConnection: close\r\n";
    client.getOutputStream().write(bytes("HTTP/1.1 " + status + "\r\n" + end + "\r\n"));
  }

  // what is for the proxy stays here, and the connection is for this one request
  private static String withPathOnly(String head) {
    var line = head.lines().findFirst().orElseThrow().split(" ");
    var uri = URI.create(line[1]);
    var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    var headers =
        head.substring(head.indexOf("\r\n"))
            .replaceAll("(?i)\r\n(?:Proxy-Authorization|Connection): [^\r]*", "");
    return line[0] + " " + uri.getRawPath() + query + " HTTP/1.1\r\nConnection: close" + headers;
  }

  private static String head(InputStream in) throws IOException {
    var head = new ByteArrayOutputStream();
    for (int last = 0; last != END_OF_HEAD; ) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("closed");
      }
      head.write(next);
      last = last << 8 | next;
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    connections.close();
  }
}
