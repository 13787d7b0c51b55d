package registry;

import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a content: its SHA-256, the only algorithm that every registry must know (OCI image
 * specification, "Digests").
 *
 * @param text {@code sha256:} and 64 lower-case hexadecimal digits
 */
public record Digest(String text) {
  private static final String PREFIX = "sha256:";
  private static final Pattern FORMAT = Pattern.compile(PREFIX + "[0-9a-f]{64}");

  /**
   * @throws IllegalArgumentException for anything else
   */
  public Digest {
    if (!isDigest(text)) {
      throw new IllegalArgumentException("not a sha256 digest: " + text);
    }
  }

  /** Whether a text is a digest that can be checked here. */
  public static boolean isDigest(String text) {
    return text != null && FORMAT.matcher(text).matches();
  }

  /** The one that a registry tells with its answer; empty where none can be checked here. */
  static Optional<Digest> in(HttpResponse<?> answer) {
    return answer
        .headers()
        .firstValue("Docker-Content-Digest")
        .filter(Digest::isDigest)
        .map(Digest::new);
  }

  /** The digest of a content. */
  public static Digest of(byte[] content) {
    var hash = newHash();
    hash.update(content);
    return of(hash);
  }

  /** The digest of all that was put into the hash, which is reset. */
  public static Digest of(MessageDigest hash) {
    return new Digest(PREFIX + HexFormat.of().formatHex(hash.digest()));
  }

  /** A hash for content that comes in pieces. */
  public static MessageDigest newHash() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /** The digits alone. */
  public String hex() {
    return text.substring(PREFIX.length());
  }

  @Override
  public String toString() {
    return text;
  }
}
