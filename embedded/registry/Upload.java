package embedded.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/**
 * One blob on its way in: what has arrived, hashed while it is written, so that it is read once
 * only.
 */
final class Upload {
  private static final int BUFFER_BYTES = 128 * 1024;

  private final String repository;
  private final Path file;
  private final MessageDigest hash = Digest.newHash();
  private long size;

  Upload(String repository, Path file) throws IOException {
    this.repository = repository;
    this.file = Files.createFile(file);
  }

  String repository() {
    return repository;
  }

  /** Bytes that have arrived. */
  synchronized long size() {
    return size;
  }

  Path file() {
    return file;
  }

  /**
   * Adds a chunk. If the connection breaks, what came before stays, and the client may go on from
   * {@link #size()}.
   *
   * @param contentRange {@code <first>-<last>}, or null for whatever comes next
   * @throws RegistryError 416 if the chunk does not follow what is there
   */
  synchronized void append(InputStream chunk, String contentRange)
      throws IOException, RegistryError {
    if (contentRange != null && !beginsHere(contentRange)) {
      throw new RegistryError(
          416, "BLOB_UPLOAD_INVALID", "chunk " + contentRange + " does not begin at " + size);
    }
    var buffer = new byte[BUFFER_BYTES];
    try (var out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
      // fills the buffer each time: the JDK's server hands out 8 KiB at most
      int read = chunk.readNBytes(buffer, 0, buffer.length);
      for (; read > 0; read = chunk.readNBytes(buffer, 0, buffer.length)) {
        out.write(buffer, 0, read);
        hash.update(buffer, 0, read);
        size += read;
      }
    }
  }

  private boolean beginsHere(String contentRange) {
    return contentRange.replaceFirst("^bytes[ =]", "").startsWith(size + "-");
  }

  /** Of all that has arrived. The upload is over then. */
  synchronized Digest digest() {
    return Digest.of(hash);
  }
}
