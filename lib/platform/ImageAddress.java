package platform;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where an image is: its full name, taken apart.
 *
 * @param registry host, and port if any
 * @param repository in the registry, such as {@code me/jukebox}
 * @param reference tag or digest; where a name has both, the digest is meant
 */
public record ImageAddress(String registry, String repository, String reference) {
  private static final Pattern NAME =
      Pattern.compile("([^/]+)/([^@:]+)(?::([^@:/]+))?(?:@(\\w+:\\w+))?");

  /**
   * Takes a name apart; empty where it is not the full name of one image, such as {@code
   * quay.io/me/jukebox:latest}.
   */
  public static Optional<ImageAddress> parse(String name) {
    var parts = NAME.matcher(name);
    if (!parts.matches() || parts.group(3) == null && parts.group(4) == null) {
      return Optional.empty();
    }
    var reference = parts.group(4) == null ? parts.group(3) : parts.group(4);
    return Optional.of(new ImageAddress(parts.group(1), parts.group(2), reference));
  }

  @Override
  public String toString() {
    return registry + "/" + repository + (reference.contains(":") ? "@" : ":") + reference;
  }
}
