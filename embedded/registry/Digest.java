package embedded.registry;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The name of a content: its SHA-256, the only algorithm that every registry must know.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
record Digest(String hex) {
  private static final String PREFIX = "sha256:";
  private static final Pattern FORMAT = Pattern.compile(PREFIX + "[0-9a-f]{64}");

  static boolean isDigest(String reference) {
    return FORMAT.matcher(reference).matches();
  }

  /** Reads {@code sha256:<64 digits>}. */
  static Digest parse(String text) throws RegistryError {
    if (text == null || !isDigest(text)) {
      throw RegistryError.digestInvalid("not a sha256 digest: " + text);
    }
    return new Digest(text.substring(PREFIX.length()));
  }

  static Digest of(byte[] content) {
    var hash = newHash();
    hash.update(content);
    return of(hash);
  }

  /** Of all that was put into the hash; it is reset. */
  static Digest of(MessageDigest hash) {
    return new Digest(HexFormat.of().formatHex(hash.digest()));
  }

  static MessageDigest newHash() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJvmHasIt) {
      throw new IllegalStateException(everyJvmHasIt);
    }
  }

  @Override
  public String toString() {
    return PREFIX + hex;
  }
}
