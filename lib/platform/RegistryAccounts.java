package platform;

import console.Workbench;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds the account for a registry where docker, podman and skopeo keep it: the profile's {@code
 * registry-config}, {@code REGISTRY_AUTH_FILE}, {@code DOCKER_CONFIG}, podman's {@code
 * containers/auth.json} and {@code ~/.docker/config.json}.
 */
public final class RegistryAccounts {
  /** An account; never printed. */
  public record Account(String user, String password) {
    @Override
    public String toString() {
      return "Account[" + user + "]";
    }

    /** The value of an Authorization header for HTTP basic authentication. */
    String basic() {
      var plain = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
      return "Basic " + Base64.getEncoder().encodeToString(plain);
    }
  }

  private final Workbench workbench;
  private final Profile profile;

  public RegistryAccounts(Workbench workbench, Profile profile) {
    this.workbench = workbench;
    this.profile = profile;
  }

  /**
   * The account for a registry such as {@code quay.io} or {@code localhost:5000}; empty where there
   * is none.
   */
  public Optional<Account> of(String registry) {
    return files()
        .filter(Files::isRegularFile)
        .map(file -> account(file, registry))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Stream<Path> files() {
    var podman =
        workbench.variable("XDG_RUNTIME_DIR").map(it -> Path.of(it, "containers", "auth.json"));
    return Stream.of(
            profile.text(Profile.REGISTRY_CONFIG).map(workbench::path),
            workbench.variable("REGISTRY_AUTH_FILE").map(workbench::path),
            workbench
                .variable("DOCKER_CONFIG")
                .map(it -> workbench.path(it).resolve("config.json")),
            podman,
            Optional.of(workbench.home().resolve(".docker").resolve("config.json")))
        .flatMap(Optional::stream);
  }

  private static Optional<Account> account(Path file, String registry) {
    try {
      var auth =
          JsonMapper.shared()
              .readTree(Files.readString(file))
              .path("auths")
              .path(registry)
              .path("auth");
      if (!auth.isString()) {
        return Optional.empty();
      }
      var plain = new String(Base64.getDecoder().decode(auth.asString()), StandardCharsets.UTF_8);
      var parts = plain.split(":", 2);
      return parts.length == 2 ? Optional.of(new Account(parts[0], parts[1])) : Optional.empty();
    } catch (IOException | JacksonException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }
}
