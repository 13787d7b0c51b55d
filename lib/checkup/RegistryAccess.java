package checkup;

import console.Failure;
import console.Workbench;
import java.io.IOException;
import java.util.Optional;
import platform.Profile;
import platform.Reason;
import platform.RegistryAccounts;
import registry.ImageReference;
import registry.Registries;
import registry.RegistryRefusal;

/** Registries as the person at the workbench gets on with them. */
final class RegistryAccess {
  private final RegistryAccounts accounts;
  private final Registries registries;

  RegistryAccess(Workbench workbench, Profile profile) {
    this.accounts = new RegistryAccounts(workbench, profile);
    this.registries = Registries.toLookAt(workbench, profile, accounts);
  }

  /**
   * Looks whether an image is there and may be read.
   *
   * @return where it was looked for
   * @throws Failure no such image (exit code 1), no name of an image (2), no right to read it (5),
   *     nobody answers (6)
   */
  ImageReference require(String image) throws InterruptedException {
    var reference =
        registries
            .connectToNamed(image)
            .orElseThrow(
                () ->
                    Failure.usage(
                        image + " is not the full name of an image",
                        "give registry, name and tag, as quay.io/me/jukebox:7ee442b6ae"));
    if (!isThere(reference)) {
      throw Failure.content(
          reference.registry() + " has no image " + image, "check name and tag, or push it");
    }
    return reference;
  }

  private boolean isThere(ImageReference reference) throws InterruptedException {
    try {
      return registries.openToRead(reference).resolve(reference.reference()).isPresent();
    } catch (RegistryRefusal refusal) {
      throw refusal.isDenied() ? denied(reference) : refused(reference, refusal);
    } catch (IOException failed) {
      throw unreachable(reference, failed);
    }
  }

  /**
   * Where the account for an image's repository comes from; empty where there is none.
   *
   * @throws Failure the registry does not take it (exit code 5), nobody answers (6)
   */
  Optional<String> account(ImageReference reference) throws InterruptedException {
    var account = accounts.of(reference.registry(), reference.repository());
    if (account.isPresent() && !takesAccount(reference)) {
      throw Failure.denied(
          "the registry " + reference.registry() + " does not accept " + account.get(),
          "podman login " + reference.registry());
    }
    return account.map(RegistryAccounts.Account::toString);
  }

  private boolean takesAccount(ImageReference reference) throws InterruptedException {
    try {
      return registries.openToRead(reference).takesAccount();
    } catch (IOException failed) {
      throw unreachable(reference, failed);
    }
  }

  private Failure denied(ImageReference reference) {
    return Failure.denied(
        "the registry "
            + reference.registry()
            + " does not let you read "
            + reference.repository()
            + ": "
            + registries.explainAccount(reference),
        "podman login "
            + reference.registry()
            + ", or name a config.json with registry-config in the profile");
  }

  private static Failure refused(ImageReference reference, RegistryRefusal refusal) {
    return Failure.content(
        reference.registry() + " answered with " + refusal.getMessage(),
        "ask who runs the registry");
  }

  private static Failure unreachable(ImageReference reference, IOException failed) {
    return Failure.unreachable(
        "the registry " + reference.registry() + " does not answer: " + Reason.of(failed),
        "check the address and the network");
  }
}
