package checkup;

import console.Failure;
import console.Workbench;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import platform.ImageAddress;
import platform.ImageRegistry;
import platform.Mirrors;
import platform.Profile;
import platform.RegistryAccounts;
import platform.RegistryReader;

/** Registries as the person at the workbench gets on with them. */
final class Registries {
  private final RegistryAccounts accounts;
  private final RegistryReader reader;
  private final Mirrors mirrors;

  Registries(Workbench workbench, Profile profile) {
    this.accounts = new RegistryAccounts(workbench, profile);
    this.reader = new RegistryReader(profile, accounts, false);
    this.mirrors = new Mirrors(profile);
  }

  /**
   * Looks whether an image is there and may be read.
   *
   * @throws Failure no such image (exit code 1), no name of an image (2), no right to read it (5),
   *     nobody answers (6)
   */
  ImageAddress require(String image) throws InterruptedException {
    var address =
        ImageAddress.parse(mirrors.connectTo(image))
            .orElseThrow(
                () ->
                    Failure.usage(
                        image + " is not the full name of an image",
                        "give registry, name and tag, as quay.io/me/jukebox:7ee442b6ae"));
    var path = "manifests/" + address.reference();
    var answer =
        reader.send("HEAD", address, path, ImageRegistry.MANIFESTS, BodyHandlers.discarding());
    return switch (answer.statusCode()) {
      case 200 -> address;
      case 401, 403 -> throw reader.denied(address);
      case 404 ->
          throw Failure.content(
              address.registry() + " has no image " + image, "check name and tag, or push it");
      default ->
          throw Failure.content(
              address.registry() + " answered with status " + answer.statusCode(),
              "ask who runs the registry");
    };
  }

  /**
   * Where the account for an image's repository comes from; empty where there is none.
   *
   * @throws Failure when the registry does not take it: exit code 5
   */
  Optional<String> account(ImageAddress address) throws InterruptedException {
    var account = accounts.of(address.registry(), address.repository());
    if (account.isPresent() && !reader.acceptsAccount(address)) {
      throw Failure.denied(
          "the registry " + address.registry() + " does not accept " + account.get(),
          "podman login " + address.registry());
    }
    return account.map(RegistryAccounts.Account::toString);
  }
}
