package embedded.workloads;

/**
 * An image cannot be had; the message is the one that containerd gives, so that it can be
 * recognised.
 */
public final class ImagePullException extends Exception {
  private static final long serialVersionUID = 1L;

  ImagePullException(String message) {
    super(message);
  }

  static ImagePullException notFound(ImageReference image) {
    return resolving("NotFound", image, image + ": not found");
  }

  static ImagePullException denied(ImageReference image) {
    return resolving(
        "Unknown",
        image,
        "pull access denied, repository does not exist or may require authorization: authorization"
            + " failed: no basic auth credentials");
  }

  static ImagePullException unexpected(ImageReference image, String cause) {
    return resolving("Unknown", image, cause);
  }

  private static ImagePullException resolving(String code, ImageReference image, String cause) {
    return new ImagePullException(
        """
        rpc error: code = %s desc = failed to pull and unpack image "%s": \
        failed to resolve reference "%s": %s\
        """
            .formatted(code, image, image, cause));
  }
}
