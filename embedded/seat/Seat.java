package embedded.seat;

import embedded.accounts.Participant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A participant's place at the platform, as the workshop prepares a workbench: logged in to the
 * cluster and the registry, mlops-gitops cloned with an account that may push, a model to pack.
 *
 * @param directory everything of this participant
 * @param address where the platform is
 */
public record Seat(Participant participant, Path directory, PlatformAddress address) {

  /** The kubeconfig with the participant's token. */
  public Path kubeconfig() {
    return directory.resolve("kubeconfig");
  }

  /** The home directory for tools that want one. */
  public Path home() {
    return directory.resolve("home");
  }

  /** The clone of mlops-gitops. */
  public Path gitops() {
    return directory.resolve("mlops-gitops");
  }

  /**
   * A trained model within a repository, to be packed as a ModelCar; the branch {@code more-songs}
   * has a better one.
   */
  public Path model() {
    return directory.resolve("jukebox").resolve("models").resolve("jukebox");
  }

  /** The scripts' profile directory. */
  public Path jukeboxHome() {
    return directory.resolve("profile");
  }

  /** The directory of docker's config.json. */
  public Path dockerConfig() {
    return directory.resolve("docker");
  }

  /** The environment variables that a shell needs for kubectl, git and the scripts. */
  public Map<String, String> exports() {
    var exports = new LinkedHashMap<String, String>();
    exports.put("KUBECONFIG", kubeconfig().toString());
    exports.put("JUKEBOX_HOME", jukeboxHome().toString());
    exports.put("DOCKER_CONFIG", dockerConfig().toString());
    exports.put("GIT_SSL_CAINFO", address.caFile().toString());
    return exports;
  }

  /** Writes the files for the tools, all but the kubeconfig and the clones. */
  void writeFiles() throws IOException {
    Files.createDirectories(home());
    Files.createDirectories(jukeboxHome());
    Files.createDirectories(dockerConfig());
    Files.writeString(jukeboxHome().resolve("profile.yaml"), SeatFiles.profile(this));
    Files.writeString(dockerConfig().resolve("config.json"), SeatFiles.dockerConfig(this));
  }
}
