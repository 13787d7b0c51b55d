package raw;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** One HTTP/1.1 connection to a registry, with as little between us and the socket as can be. */
public final class RawConnection implements Closeable {
  private static final String BYTES = "application/octet-stream";
  private static final byte[] NOTHING = {};

  private final String host;
  private final SocketChannel channel;
  private final InputStream answers;

  /** A registry's answer: its status and its headers, named in small letters. */
  record Answer(int status, Map<String, String> headers) {}

  /**
   * @param registry host and port, such as {@code localhost:5000}
   */
  public RawConnection(String registry) throws IOException {
    int colon = registry.lastIndexOf(':');
    host = registry;
    channel =
        SocketChannel.open(
            new InetSocketAddress(
                registry.substring(0, colon), Integer.parseInt(registry.substring(colon + 1))));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    answers = new BufferedInputStream(channel.socket().getInputStream());
  }

  /** Uploads a small blob and returns its digest. */
  public String putBlob(String repository, byte[] content) throws IOException {
    var digest = digest(sha256().digest(content));
    startUpload(repository, content.length);
    send(ByteBuffer.wrap(content));
    finishUpload(digest);
    return digest;
  }

  /** Makes the image known under its tag: the last request of a push. */
  public void putManifest(String repository, String tag, String type, String manifest)
      throws IOException {
    var path = "/v2/" + repository + "/manifests/" + tag;
    expect(201, ask("PUT", path, type, manifest.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Opens an upload (OCI distribution specification, "Pushing blobs") and announces its one chunk:
   * the digest is known only after the last byte, so the chunk goes by PATCH.
   */
  void startUpload(String repository, long size) throws IOException {
    var opened = expect(202, ask("POST", "/v2/" + repository + "/blobs/uploads/", BYTES, NOTHING));
    head("PATCH", location(opened), BYTES, size);
  }

  void send(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  void finishUpload(String digest) throws IOException {
    var location = location(expect(202, answer()));
    var closing = location + (location.contains("?") ? "&" : "?") + "digest=" + digest;
    expect(201, ask("PUT", closing, BYTES, NOTHING));
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  static String digest(byte[] hash) {
    return "sha256:" + HexFormat.of().formatHex(hash);
  }

  private Answer ask(String method, String path, String type, byte[] body) throws IOException {
    head(method, path, type, body.length);
    send(ByteBuffer.wrap(body));
    return answer();
  }

  private void head(String method, String path, String type, long length) throws IOException {
    var lines =
        "%s %s HTTP/1.1\r\nHost: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
            .formatted(method, path, host, type, length);
    send(ByteBuffer.wrap(lines.getBytes(StandardCharsets.US_ASCII)));
  }

  private Answer answer() throws IOException {
    int status = Integer.parseInt(line().split(" ")[1]);
    var headers = new HashMap<String, String>();
    for (var line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(line.substring(0, colon).toLowerCase(), line.substring(colon + 1).strip());
    }
    answers.skipNBytes(Long.parseLong(headers.getOrDefault("content-length", "0")));
    return new Answer(status, headers);
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int next = answers.read(); next != '\n'; next = answers.read()) {
      if (next < 0) {
        throw new EOFException("the registry closed the connection");
      }
      line.append((char) next);
    }
    return line.toString().strip();
  }

  private static Answer expect(int status, Answer answer) throws IOException {
    if (answer.status() != status) {
      throw new IOException("the registry answers " + answer.status() + " instead of " + status);
    }
    return answer;
  }

  // registries answer with a whole address or with a path
  private static String location(Answer answer) {
    var location = answer.headers().get("location");
    return location.startsWith("/") ? location : location.substring(location.indexOf('/', 8));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
