package platform;

import console.Failure;
import console.Workbench;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options of a script that talks to a registry. */
public final class RegistryOptions {
  @Option(
      names = "--registry-config",
      paramLabel = "FILE",
      description =
          "the accounts for registries, as docker login or podman login writes them; also a"
              + " directory with a mounted secret (environment: REGISTRY_AUTH_FILE)")
  String config;

  @Option(
      names = "--plain-http",
      description = "speak http to the registry, and send the account unencrypted")
  boolean plainHttp;

  /** What helps where a registry does not answer in the way that it was asked. */
  public static String whereNobodyAnswers(IOException error) {
    return Reason.isPlainHttp(error)
        ? "--plain-http, where everybody on the way may see the account"
        : "check the name and the network";
  }

  /**
   * The accounts for registries.
   *
   * @throws Failure when the given file cannot be read: exit code 2
   */
  public RegistryAccounts accounts(Workbench workbench, Profile profile) {
    return new RegistryAccounts(
        workbench,
        profile,
        Optional.ofNullable(config).map(workbench::path),
        PodServiceAccount.ofProcess(),
        PodmanDirectory.ofProcess());
  }

  /**
   * The registries to speak http to: that of the image where the user asked for it, and not that of
   * its base.
   *
   * @param image with or without a tag
   */
  public Set<String> plainRegistries(Profile profile, String image) {
    var connected = new Mirrors(profile).connectTo(image);
    return plainHttp
        ? Set.of(connected.substring(0, Math.max(0, connected.indexOf('/'))))
        : Set.of();
  }
}
