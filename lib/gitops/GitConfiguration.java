package gitops;

import console.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;

/**
 * Git's own configuration as git-config(1) layers it: the repository's, the user's, the machine's.
 * JGit is not asked for the last two, because it looks for them where the process lives, not where
 * the workbench is.
 */
final class GitConfiguration {
  private final Workbench workbench;
  private final List<Config> layers = new ArrayList<>();

  GitConfiguration(Workbench workbench, Config repository) {
    this.workbench = workbench;
    layers.add(repository);
    usersFiles().forEach(this::add);
    if (workbench.variable("GIT_CONFIG_NOSYSTEM").isEmpty()) {
      add(file("GIT_CONFIG_SYSTEM").orElse(Path.of("/etc/gitconfig")));
    }
  }

  private List<Path> usersFiles() {
    var only = file("GIT_CONFIG_GLOBAL");
    if (only.isPresent()) {
      return List.of(only.get());
    }
    var home = workbench.home();
    var configHome = file("XDG_CONFIG_HOME").orElse(home.resolve(".config"));
    return List.of(home.resolve(".gitconfig"), configHome.resolve("git").resolve("config"));
  }

  private Optional<Path> file(String variable) {
    return workbench.variable(variable).map(workbench::path);
  }

  private void add(Path file) {
    if (!Files.isReadable(file)) {
      return;
    }
    var layer = new FileBasedConfig(file.toFile(), FS.DETECTED);
    try {
      layer.load();
      layers.add(layer);
    } catch (IOException | ConfigInvalidException unreadable) {
      // git would refuse to work at all; whoever uses git here has noticed
    }
  }

  /** A value from the first layer that has it. */
  Optional<String> value(String section, String key) {
    return layers.stream()
        .map(layer -> layer.getString(section, null, key))
        .filter(value -> value != null && !value.isBlank())
        .findFirst();
  }

  /** Whether a value is switched on. */
  boolean isOn(String section, String key) {
    return value(section, key).filter(it -> it.matches("(?i)true|yes|on|1")).isPresent();
  }

  /** Whether a layer has a section of this kind with a condition or name. */
  boolean hasSubsection(String section) {
    return layers.stream().anyMatch(layer -> !layer.getSubsections(section).isEmpty());
  }
}
