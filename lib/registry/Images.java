package registry;

import console.Console;
import console.Failure;
import console.Workbench;
import java.io.IOException;
import java.util.Set;
import platform.Profile;
import platform.Reason;
import platform.RegistryAccounts;

/** Images by their names, for steps that take them as a whole. */
public final class Images {
  /** The tag that everybody expects to move. */
  private static final String MOVING_TAG = "latest";

  /** Something that is done with an image at its registry. */
  private interface Call<T> {
    T run() throws IOException, InterruptedException;
  }

  private final Registries registries;

  public Images(Registries registries) {
    this.registries = registries;
  }

  /** At the registries that the profile names, with the accounts that are found for them. */
  public static Images of(Workbench workbench, Profile profile, Console console) {
    return new Images(
        new Registries(
            workbench,
            profile,
            new RegistryAccounts(workbench, profile),
            Set.of(),
            new Retries(Patience.USUAL, Retries.telling(console))));
  }

  /**
   * The manifest that an image's name stands for now.
   *
   * @throws Failure there is none (exit code 1), no right to read it (5), not reachable (6)
   */
  public Manifest read(String image) throws InterruptedException {
    var reference = registries.connectTo(image);
    return inWords(
        "read",
        image,
        () ->
            registries
                .open(reference, Access.PULL)
                .manifest(reference.reference())
                .orElseThrow(
                    () ->
                        Failure.content(
                            "the image " + image + " does not exist any more",
                            "package-modelcar, and deploy-jukebox --env test")));
  }

  /**
   * Lets an image have another name in the same registry.
   *
   * @param manifest the one of the image to copy
   * @return whether something had to be done: false where the name stands for this image already
   * @throws Failure another registry (exit code 2), the name stands for another image (4), no right
   *     to push (5), not reachable (6)
   */
  public boolean copy(String image, Manifest manifest, String newName) throws InterruptedException {
    var source = registries.connectTo(image);
    var target = registries.connectTo(newName);
    return inWords("push", newName, () -> copy(source, manifest, new Target(newName, target)));
  }

  private record Target(String name, ImageReference reference) {}

  private boolean copy(ImageReference source, Manifest manifest, Target target)
      throws IOException, InterruptedException {
    var tag = target.reference().reference();
    // to look, too: Quay answers whoever may only pull with 401 while there is no such repository
    var to = registries.open(target.reference(), Access.PUSH);
    var present = to.resolve(tag);
    if (present.filter(manifest.digest()::equals).isPresent()) {
      return false;
    }
    if (present.isPresent() && !tag.equals(MOVING_TAG)) {
      throw Failure.refused(
          target.name() + " stands for another image already: " + present.get(),
          "look at both with skopeo inspect, and delete the wrong one");
    }
    if (!source.registry().equals(target.reference().registry())) {
      throw Failure.usage(
          target.name() + " is in another registry than " + source + ", where nothing is mounted",
          "skopeo copy --preserve-digests docker://%s docker://%s, then run this again"
              .formatted(source, target.name()));
    }
    var from = registries.open(source, Access.PULL);
    new ImageCopy(from, to).of(manifest, tag);
    return true;
  }

  private <T> T inWords(String verb, String image, Call<T> call) throws InterruptedException {
    try {
      return call.run();
    } catch (RegistryRefusal refusal) {
      throw refusal.isDenied() ? denied(verb, image) : refused(image, refusal);
    } catch (DigestMismatch mismatch) {
      throw Failure.content(
          "the registry gives something else than was sent: " + mismatch.getMessage(),
          "ask who runs the registry");
    } catch (IOException failed) {
      throw Failure.unreachable(
          "the registry of " + image + " does not answer: " + Reason.of(failed),
          "check the name and the network, then run this again");
    }
  }

  private Failure denied(String verb, String image) {
    var reference = registries.connectTo(image);
    return Failure.denied(
        "the registry "
            + reference.registry()
            + " does not let you "
            + verb
            + " "
            + image
            + ": "
            + registries.explainAccount(reference),
        "podman login " + reference.registry() + " with the right account, or name another image");
  }

  private static Failure refused(String image, RegistryRefusal refusal) {
    return Failure.content(
        "the registry refused " + image + ": " + refusal.getMessage(), refusal.next());
  }
}
