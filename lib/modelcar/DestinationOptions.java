package modelcar;

import console.Console;
import console.Workbench;
import modelcar.layers.DigestCache;
import modelcar.push.TakenTag;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import platform.CacheDirectory;
import platform.Mirrors;
import platform.Profile;
import platform.RegistryOptions;
import registry.Patience;
import registry.Registries;
import registry.Retries;

/** The options that say where an image is pushed, with which account, and over what. */
public final class DestinationOptions {
  @Option(
      names = "--image",
      required = true,
      paramLabel = "IMAGE",
      description = "where to push it, without a tag, such as quay.io/me/jukebox")
  String image;

  @Option(
      names = "--push-to",
      paramLabel = "ADDRESS",
      description =
          "another address of the registry for pushing, such as the route of OpenShift's internal"
              + " one; the image keeps the name that pods pull it by")
  String pushTo;

  @Mixin RegistryOptions registry;

  @Option(names = "--force", description = "let the tag stand for this image from now on")
  boolean force;

  /** The image's name, as pods pull it. */
  public ImageName image() {
    return new ImageName(image);
  }

  /** The profile, with the other address where one was given. */
  public Profile profile(Workbench workbench) {
    var remembered = Profile.load(workbench);
    return pushTo == null ? remembered : Mirrors.pushing(remembered, image, pushTo);
  }

  /** What pushes it. */
  public Modelcar modelcar(Workbench workbench, Profile profile, Console console) {
    var registries =
        new Registries(
            workbench,
            profile,
            registry.accounts(workbench, profile),
            registry.plainRegistries(profile, image),
            new Retries(Patience.USUAL, Retries.telling(console)));
    var digests = CacheDirectory.of(workbench).resolve("layer-digests");
    return new Modelcar(registries, new DigestCache(digests));
  }

  /** What happens to a tag that stands for another image already. */
  public TakenTag takenTag(ModelVersion version) {
    return force || version.moves() ? TakenTag.MOVE : TakenTag.REFUSE;
  }
}
