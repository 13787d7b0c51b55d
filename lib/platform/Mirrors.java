package platform;

import java.util.Map;

/**
 * Which registry answers for another one. Nodes have this in {@code registries.yaml}: the image's
 * name stays {@code quay.io/me/jukebox}, only the connection goes elsewhere. The profile's {@code
 * mirrors} says the same to the scripts.
 */
public final class Mirrors {
  private final Map<String, String> registries;

  public Mirrors(Profile profile) {
    this.registries = profile.map(Profile.MIRRORS);
  }

  /** The reference to connect to: the same image in the registry that answers for its registry. */
  public String connectTo(String image) {
    int slash = image.indexOf('/');
    var registry = slash < 0 ? "" : image.substring(0, slash);
    var mirror = registries.get(registry);
    return mirror == null ? image : mirror + image.substring(slash);
  }
}
