package platform;

/** The image that ModelCars stand on. */
public final class BaseImage {
  /**
   * A base with a shell and nothing else that matters, pinned so that the same model gives the same
   * image.
   */
  public static final String DEFAULT =
      "registry.access.redhat.com/ubi9/ubi-micro"
          + "@sha256:1c8483e0fda0e990175eb9855a5f15e0910d2038dd397d9e2b357630f0321e6d";

  private BaseImage() {}

  /** The one that the profile names, else the default. */
  public static String of(Profile profile) {
    return profile.text(Profile.BASE_IMAGE).orElse(DEFAULT);
  }
}
