package registry;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import platform.Mirrors;
import platform.Profile;
import platform.RegistryAccounts;

/**
 * Opens repositories of registries as the profile wants them: at their mirrors, with the private
 * certificate authority, with the account that is found for each.
 */
public final class Registries {
  private final Mirrors mirrors;
  private final RegistryAccounts accounts;
  private final RegistryHttp http;
  private final Retries retries;
  private final Set<String> plain;
  private final Map<String, Registry> found = new HashMap<>();

  /**
   * @param plain registries to speak plain http to
   * @param failed hears of everything that is tried again
   */
  public Registries(
      Profile profile,
      RegistryAccounts accounts,
      Set<String> plain,
      Patience patience,
      Retries.Listener failed) {
    this.mirrors = new Mirrors(profile);
    this.accounts = accounts;
    this.http = new RegistryHttp(profile, patience);
    this.retries = new Retries(patience, failed);
    this.plain = Set.copyOf(plain);
  }

  /** The image to connect to: the same, at the registry that answers for its registry. */
  public ImageReference connectTo(String image) {
    return ImageReference.parse(mirrors.connectTo(image));
  }

  /**
   * Opens the repository of an image, which may fail because nobody answers.
   *
   * @param image as {@link #connectTo} returned it
   * @param readable other repositories of the same registry that blobs may be mounted from
   */
  public Repository open(ImageReference image, Access access, Set<String> readable)
      throws IOException, InterruptedException {
    var account = accounts.of(image.registry(), image.repository());
    return registry(image.registry())
        .repository(image.repository(), access, readable, retries, account);
  }

  /**
   * Where the account for an image came from, or where none was found, for the message of a
   * registry that refuses.
   */
  public String explainAccount(ImageReference image) {
    return accounts.explain(image.registry(), image.repository());
  }

  private synchronized Registry registry(String host) throws IOException, InterruptedException {
    var known = found.get(host);
    if (known == null) {
      var scheme = plain.contains(host) ? Scheme.HTTP : Scheme.HTTPS;
      known = Registry.find(http, host, scheme, retries);
      found.put(host, known);
    }
    return known;
  }
}
