package embedded.registry;

import embedded.edge.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** {@code /v2/<name>/blobs/<digest>}: pulling blobs, whole or in part. */
final class BlobEndpoint {
  private static final int BUFFER_BYTES = 128 * 1024;

  private final BlobStore blobs;

  BlobEndpoint(BlobStore blobs) {
    this.blobs = blobs;
  }

  void serve(RegistryRequest request) throws IOException, RegistryError {
    var digest = Digest.parse(request.reference());
    if (!blobs.contains(request.repository(), digest)) {
      throw RegistryError.blobUnknown(digest);
    }
    switch (request.method()) {
      case "HEAD" -> describe(request, digest);
      case "GET" -> send(request, digest);
      case "DELETE" -> {
        blobs.unlink(request.repository(), digest);
        Response.sendEmpty(request.exchange(), 202);
      }
      default -> throw RegistryError.unsupported(request.method());
    }
  }

  private static void setHeaders(RegistryRequest request, Digest digest) {
    request.answerWith("Docker-Content-Digest", digest);
    request.answerWith("Content-Type", "application/octet-stream");
    request.answerWith("Accept-Ranges", "bytes");
    request.answerWith("ETag", "\"" + digest + "\"");
  }

  private void describe(RegistryRequest request, Digest digest) throws IOException {
    setHeaders(request, digest);
    request.answerWith("Content-Length", blobs.size(digest));
    Response.sendEmpty(request.exchange(), 200);
  }

  private void send(RegistryRequest request, Digest digest) throws IOException, RegistryError {
    long size = blobs.size(digest);
    var range = ByteRange.of(request.header("Range"), size);
    setHeaders(request, digest);
    if (range.isWhole(size)) {
      sendBytes(request, digest, range, 200);
    } else {
      request.answerWith(
          "Content-Range", "bytes " + range.first() + "-" + range.last() + "/" + size);
      sendBytes(request, digest, range, 206);
    }
  }

  private void sendBytes(RegistryRequest request, Digest digest, ByteRange range, int status)
      throws IOException {
    long length = range.length();
    Response.keepConnection(request.exchange());
    request.exchange().sendResponseHeaders(status, length == 0 ? -1 : length);
    try (var content = blobs.open(digest)) {
      content.skipNBytes(range.first());
      copy(content, request.exchange().getResponseBody(), length);
    }
  }

  private static void copy(InputStream from, OutputStream to, long length) throws IOException {
    var buffer = new byte[(int) Math.min(BUFFER_BYTES, Math.max(1, length))];
    for (long left = length; left > 0; ) {
      int read = from.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new IOException("blob is shorter than it was");
      }
      to.write(buffer, 0, read);
      left -= read;
    }
  }
}
