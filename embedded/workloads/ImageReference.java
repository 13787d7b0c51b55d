package embedded.workloads;

import java.util.Locale;

/**
 * The name of an image, taken apart as container runtimes do.
 *
 * @param registry host, and port where there is one; docker.io where the name has none
 * @param repository the path in the registry, without leading slash
 * @param version a tag, or a digest ({@code sha256:...})
 */
record ImageReference(String registry, String repository, String version) {
  private static final String DEFAULT_REGISTRY = "docker.io";

  /** Repository names have lower case letters only, and no spaces. */
  static boolean isValid(String image) {
    var repository = parse(image).repository();
    return repository.equals(repository.toLowerCase(Locale.ROOT)) && !repository.contains(" ");
  }

  static ImageReference parse(String image) {
    int slash = image.indexOf('/');
    var first = slash < 0 ? "" : image.substring(0, slash);
    boolean hasHost = first.contains(".") || first.contains(":") || first.equals("localhost");
    var registry = hasHost ? first : DEFAULT_REGISTRY;
    var path = hasHost ? image.substring(slash + 1) : image;
    if (!hasHost && slash < 0) {
      path = "library/" + path;
    }
    int at = path.indexOf('@');
    if (at >= 0) {
      return new ImageReference(
          registry, withoutTag(path.substring(0, at)), path.substring(at + 1));
    }
    int colon = path.lastIndexOf(':');
    var version = colon < 0 ? "latest" : path.substring(colon + 1);
    return new ImageReference(registry, withoutTag(path), version);
  }

  private static String withoutTag(String path) {
    int colon = path.lastIndexOf(':');
    return colon < 0 ? path : path.substring(0, colon);
  }

  boolean isDigest() {
    return version.contains(":");
  }

  /** The name that pins this image's content, as a container's imageID has it. */
  String withDigest(String digest) {
    return registry + "/" + repository + "@" + digest;
  }

  @Override
  public String toString() {
    return registry + "/" + repository + (isDigest() ? "@" : ":") + version;
  }
}
