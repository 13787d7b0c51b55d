package platform;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which registry answers for another one. Nodes have this in {@code registries.yaml}: the image's
 * name stays {@code quay.io/me/jukebox}, only the connection goes elsewhere. The profile's {@code
 * mirrors} says the same to the scripts, for a registry or for a repository in it.
 */
public final class Mirrors {
  private final Map<String, String> addresses;

  public Mirrors(Profile profile) {
    this.addresses = profile.map(Profile.MIRRORS);
  }

  /**
   * The profile with one more rule, for this run only: the image is pushed to another address than
   * the one that it has for those who pull it, as with the route of OpenShift's internal registry.
   *
   * @param image the name for those who pull, without a tag
   * @param address where to push it: a registry that has it under the same repository, or registry
   *     and repository
   */
  public static Profile pushing(Profile profile, String image, String address) {
    var mirrors = new LinkedHashMap<String, Object>(profile.map(Profile.MIRRORS));
    mirrors.put(image, address.contains("/") ? address : address + afterRegistry(image));
    return profile.with(Map.of(Profile.MIRRORS, mirrors));
  }

  private static String afterRegistry(String image) {
    return image.substring(Math.max(0, image.indexOf('/')));
  }

  /** The reference to connect to: the same image in the registry that answers for its registry. */
  public String connectTo(String image) {
    var name = name(image);
    var mirror = addresses.get(name);
    if (mirror != null) {
      return mirror + image.substring(name.length());
    }
    int slash = image.indexOf('/');
    var registry = slash < 0 ? "" : image.substring(0, slash);
    var other = addresses.get(registry);
    return other == null ? image : other + image.substring(slash);
  }

  // without tag and digest
  private static String name(String image) {
    var withoutDigest = image.replaceFirst("@.*", "");
    int colon = withoutDigest.lastIndexOf(':');
    return colon > withoutDigest.lastIndexOf('/')
        ? withoutDigest.substring(0, colon)
        : withoutDigest;
  }
}
