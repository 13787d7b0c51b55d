package registry;

import console.Workbench;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import platform.Mirrors;
import platform.Profile;
import platform.Proxies;
import platform.RegistryAccounts;
import platform.RegistryAccounts.Account;

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
  private final Map<String, Repository> read = new HashMap<>();

  /**
   * @param workbench whose environment names proxies
   * @param plain registries to speak plain http to
   */
  public Registries(
      Workbench workbench,
      Profile profile,
      RegistryAccounts accounts,
      Set<String> plain,
      Retries retries) {
    this.mirrors = new Mirrors(profile);
    this.accounts = accounts;
    this.http = new RegistryHttp(profile, Proxies.of(workbench), retries.patience());
    this.retries = retries;
    this.plain = Set.copyOf(plain);
  }

  /** For those who only look, and do not try again. */
  public static Registries toLookAt(
      Workbench workbench, Profile profile, RegistryAccounts accounts) {
    var once = new Retries(Patience.LOOK, (what, why, pause) -> {});
    return new Registries(workbench, profile, accounts, Set.of(), once);
  }

  /** The image to connect to: the same, at the registry that answers for its registry. */
  public ImageReference connectTo(String image) {
    return ImageReference.parse(mirrors.connectTo(image));
  }

  /** The same, where the image's full name is given: see {@link ImageReference#parseFull}. */
  public Optional<ImageReference> connectToNamed(String image) {
    return ImageReference.parseFull(mirrors.connectTo(image));
  }

  /**
   * Opens the repository of an image, which may fail because nobody answers.
   *
   * @param image as {@link #connectTo} returned it
   */
  public Repository open(ImageReference image, Access access)
      throws IOException, InterruptedException {
    return registry(image.registry())
        .repository(image.repository(), access, retries, () -> account(image));
  }

  /**
   * Opens the repository of an image only to read, and does not ask first whether the registry is
   * there: one question is all that a look needs. The account, too, is looked for and sent only
   * when the registry wants it, so that one which has expired hides no public image.
   *
   * @param image as for {@link #open}
   */
  public synchronized Repository openToRead(ImageReference image)
      throws IOException, InterruptedException {
    var known = read.get(image.name());
    if (known == null) {
      known =
          Registry.unasked(http, image.registry(), scheme(image.registry()))
              .repository(image.repository(), Access.PULL, retries, () -> account(image));
      read.put(image.name(), known);
    }
    return known;
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
      known = Registry.find(http, host, scheme(host), retries);
      found.put(host, known);
    }
    return known;
  }

  private Optional<Account> account(ImageReference image) {
    return accounts.of(image.registry(), image.repository());
  }

  private Scheme scheme(String host) {
    return plain.contains(host) ? Scheme.HTTP : Scheme.HTTPS;
  }
}
