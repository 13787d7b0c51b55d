package modelcar.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import registry.Digest;

/**
 * What tells that two files have the same content.
 *
 * @param size in bytes
 * @param content its SHA-256, or what it is known to be without reading it
 */
record FileDigest(long size, String content) {
  private static final int BUFFER = 256 << 10;

  /** Reads a content to its end. */
  static FileDigest of(InputStream content) throws IOException {
    var hash = Digest.newHash();
    var buffer = new byte[BUFFER];
    long size = 0;
    for (int length; (length = content.read(buffer)) >= 0; size += length) {
      hash.update(buffer, 0, length);
    }
    return new FileDigest(size, Digest.of(hash).text());
  }

  static FileDigest of(Path file) throws IOException {
    try (var content = Files.newInputStream(file)) {
      return of(content);
    }
  }

  /** The digest of a file whose content is known to be the same as that of one on this machine. */
  static FileDigest asIn(Path file, long size) {
    return new FileDigest(size, "as in " + file.toAbsolutePath().normalize());
  }
}
