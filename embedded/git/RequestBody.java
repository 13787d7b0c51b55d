package embedded.git;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * A request's body as JGit can read it. JGit skips what it does not need, and the JDK server's own
 * {@code skip} runs past the body's end into the silent connection; skipping by reading (what
 * InputStream does by itself) stops there.
 */
final class RequestBody extends InputStream {
  private final InputStream body;

  private RequestBody(InputStream body) {
    this.body = body;
  }

  /** The body, unpacked if git has packed it (it does so with long lists of commits). */
  static InputStream of(HttpExchange exchange) throws IOException {
    var body = new RequestBody(exchange.getRequestBody());
    var encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
    boolean packed = "gzip".equalsIgnoreCase(encoding) || "x-gzip".equalsIgnoreCase(encoding);
    return packed ? new RequestBody(new GZIPInputStream(body)) : body;
  }

  @Override
  public int read() throws IOException {
    return body.read();
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    return body.read(buffer, offset, length);
  }
}
