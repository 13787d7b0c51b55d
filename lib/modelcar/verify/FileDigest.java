package modelcar.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What tells that two files have the same content.
 *
 * @param size in bytes
 * @param sha256 64 hexadecimal digits
 */
record FileDigest(long size, String sha256) {
  private static final int BUFFER = 256 << 10;

  /** Reads a content to its end. */
  static FileDigest of(InputStream content) throws IOException {
    var hash = newHash();
    var buffer = new byte[BUFFER];
    long size = 0;
    for (int length; (length = content.read(buffer)) >= 0; size += length) {
      hash.update(buffer, 0, length);
    }
    return new FileDigest(size, hex(hash));
  }

  static FileDigest of(Path file) throws IOException {
    try (var content = Files.newInputStream(file)) {
      return of(content);
    }
  }

  static MessageDigest newHash() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  static String hex(MessageDigest hash) {
    return HexFormat.of().formatHex(hash.digest());
  }
}
