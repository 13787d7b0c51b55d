package platform;

import console.Failure;
import console.Workbench;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Finds the account for a registry where docker, podman and skopeo keep it. The first file that has
 * one wins:
 *
 * <ol>
 *   <li>{@code --registry-config}, and then no other; else {@code REGISTRY_AUTH_FILE}, and then no
 *       other, as podman does it
 *   <li>{@code DOCKER_CONFIG}: {@code config.json} in this directory
 *   <li>the profile's {@code registry-config}
 *   <li>{@code $XDG_RUNTIME_DIR/containers/auth.json}, where {@code podman login} writes on Linux;
 *       without that variable, as in a container, {@code /run/containers/<uid>/auth.json}
 *   <li>{@code containers/auth.json} in {@code XDG_CONFIG_HOME}, else in {@code ~/.config}
 *   <li>{@code ~/.docker/config.json}, unless {@code DOCKER_CONFIG} stands in for it, as docker
 *       does it
 *   <li>for OpenShift's internal registry only: the pod's service account
 * </ol>
 *
 * <p>Each may be a directory, too, as a mounted secret is. See {@link RegistryConfig} for the order
 * within a file. What a helper or a file says is asked for once.
 */
public final class RegistryAccounts {
  /**
   * An account at a registry; its password is never printed.
   *
   * @param user or {@code <token>} where the password is an identity token
   * @param source where it was found, for messages: a file, a helper
   */
  public record Account(String user, String password, String source) {
    /**
     * The user name that stands for none: credential helpers ("docker-credential-helpers", the get
     * command) and jib both say with it that the password is an OAuth 2 refresh token.
     */
    public static final String IDENTITY_TOKEN = "<token>";

    /** Whether the password is to be exchanged for an access token, and is no use by itself. */
    public boolean isIdentityToken() {
      return user.equals(IDENTITY_TOKEN);
    }

    /** The value of an Authorization header for HTTP basic authentication (RFC 7617). */
    public String basic() {
      var plain = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
      return "Basic " + Base64.getEncoder().encodeToString(plain);
    }

    @Override
    public String toString() {
      return "an account from " + source;
    }
  }

  /** What was looked at, with why it has no account where that is not simply so. */
  private record Search(Optional<Account> account, Map<String, String> lookedAt) {}

  private final Workbench workbench;
  private final Profile profile;
  private final Optional<Path> chosen;
  private final PodServiceAccount pod;
  private final PodmanDirectory podman;
  private final CredentialHelpers helpers;
  private final Map<RegistryKey, Search> searches = new ConcurrentHashMap<>();

  public RegistryAccounts(Workbench workbench, Profile profile) {
    this(
        workbench,
        profile,
        Optional.empty(),
        PodServiceAccount.ofProcess(),
        PodmanDirectory.ofProcess());
  }

  /**
   * @param chosen the file or directory that the user named, instead of all others
   * @throws Failure when it cannot be read: exit code 2
   */
  RegistryAccounts(
      Workbench workbench,
      Profile profile,
      Optional<Path> chosen,
      PodServiceAccount pod,
      PodmanDirectory podman) {
    this.workbench = workbench;
    this.profile = profile;
    this.chosen = chosen.map(RegistryConfig::file);
    this.pod = pod;
    this.podman = podman;
    this.helpers = new CredentialHelpers(workbench);
    this.chosen.ifPresent(RegistryAccounts::requireReadable);
  }

  private static void requireReadable(Path file) {
    try {
      RegistryConfig.read(file);
    } catch (IOException unreadable) {
      throw Failure.usage(
          "the registry configuration " + file + " cannot be used: " + unreadable.getMessage(),
          "give a config.json as docker login or podman login writes it");
    }
  }

  /**
   * The account for a registry such as {@code quay.io} or {@code localhost:5000}; empty where there
   * is none.
   */
  public Optional<Account> of(String registry) {
    return of(registry, "");
  }

  /**
   * The account for a repository; empty where there is none.
   *
   * @param repository in the registry, such as {@code me/jukebox}
   */
  public Optional<Account> of(String registry, String repository) {
    return search(registry, repository).account();
  }

  /**
   * Where the account for a repository comes from, or where none was found: a half-sentence for the
   * message of a registry that denied. It holds no secret.
   */
  public String explain(String registry, String repository) {
    var search = search(registry, repository);
    if (search.account().isPresent()) {
      return "it does not accept the account from " + search.account().get().source();
    }
    var places = new ArrayList<String>();
    search
        .lookedAt()
        .forEach((place, why) -> places.add(why.isEmpty() ? place : place + " (" + why + ")"));
    return "no account for " + registry + " was found in " + String.join(", ", places);
  }

  private Search search(String registry, String repository) {
    return searches.computeIfAbsent(new RegistryKey(registry, repository), this::search);
  }

  private Search search(RegistryKey key) {
    var lookedAt = new LinkedHashMap<String, String>();
    for (var file : files()) {
      try {
        var account = RegistryConfig.read(file).account(key, helpers);
        if (account.isPresent()) {
          return new Search(account, lookedAt);
        }
        lookedAt.putIfAbsent(file.toString(), "");
      } catch (IOException unusable) {
        lookedAt.putIfAbsent(file.toString(), unusable.getMessage());
      }
    }
    if (PodServiceAccount.isInternalRegistry(key.registry())) {
      try {
        return new Search(Optional.of(pod.account()), lookedAt);
      } catch (IOException noPod) {
        lookedAt.put(pod.token().toString(), noPod.getMessage());
      }
    }
    return new Search(Optional.empty(), lookedAt);
  }

  private List<Path> files() {
    var only = chosen.or(() -> workbench.variable("REGISTRY_AUTH_FILE").map(workbench::path));
    if (only.isPresent()) {
      return List.of(RegistryConfig.file(only.get()));
    }
    var docker =
        workbench.variable("DOCKER_CONFIG").map(workbench::path).map(RegistryConfig::inDirectory);
    var configHome =
        workbench
            .variable("XDG_CONFIG_HOME")
            .map(workbench::path)
            .orElse(workbench.home().resolve(".config"));
    var dockerHome = workbench.home().resolve(".docker").resolve("config.json");
    return Stream.of(
            docker,
            profile.text(Profile.REGISTRY_CONFIG).map(workbench::path),
            podman.accounts(workbench),
            Optional.of(PodmanDirectory.accountsIn(configHome)),
            docker.isPresent() ? Optional.<Path>empty() : Optional.of(dockerHome))
        .flatMap(Optional::stream)
        .map(RegistryConfig::file)
        .distinct()
        .toList();
  }
}
