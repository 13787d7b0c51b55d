package gitops;

import console.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.PersonIdent;
import platform.Platform;

/** Who a commit is by: as git's own configuration says, else the participant. */
final class GitIdentity {
  private final Workbench workbench;
  private final Config repository;

  GitIdentity(Workbench workbench, Config repository) {
    this.workbench = workbench;
    this.repository = repository;
  }

  /**
   * The author of the next commit, in git's order: environment, repository, user's configuration.
   */
  PersonIdent author(Platform platform) {
    var host = platform.gitServer().replaceFirst(":\\d+$", "");
    var name = setting("GIT_AUTHOR_NAME", "name").orElse(platform.user());
    var email = setting("GIT_AUTHOR_EMAIL", "email").orElse(platform.user() + "@" + host);
    return new PersonIdent(name, email);
  }

  private Optional<String> setting(String variable, String key) {
    return workbench
        .variable(variable)
        .or(() -> Optional.ofNullable(repository.getString("user", null, key)))
        .or(() -> fromUser(key));
  }

  private Optional<String> fromUser(String key) {
    var configHome =
        workbench
            .variable("XDG_CONFIG_HOME")
            .map(workbench::path)
            .orElse(workbench.home().resolve(".config"));
    return read(workbench.home().resolve(".gitconfig"), key)
        .or(() -> read(configHome.resolve("git").resolve("config"), key));
  }

  private static Optional<String> read(Path file, String key) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      var config = new Config();
      config.fromText(Files.readString(file));
      return Optional.ofNullable(config.getString("user", null, key));
    } catch (IOException | ConfigInvalidException unreadable) {
      return Optional.empty();
    }
  }
}
