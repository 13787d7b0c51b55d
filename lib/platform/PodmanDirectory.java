package platform;

import console.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where {@code podman login} keeps accounts until the machine stops (containers-auth.json(5)).
 *
 * @param own the user's directory where no {@code XDG_RUNTIME_DIR} names one; empty where there is
 *     none, as on other systems than Linux
 */
record PodmanDirectory(Optional<Path> own) {

  /** That of the user who runs this process. */
  static PodmanDirectory ofProcess() {
    try {
      var user = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
      return new PodmanDirectory(Optional.of(Path.of("/run/containers", user.toString())));
    } catch (IOException | RuntimeException notLinux) {
      return new PodmanDirectory(Optional.empty());
    }
  }

  /** The file with the accounts, whether it exists or not. */
  Optional<Path> accounts(Workbench workbench) {
    var named = workbench.variable("XDG_RUNTIME_DIR").map(workbench::path);
    return named.isPresent()
        ? named.map(PodmanDirectory::accountsIn)
        : own.map(directory -> directory.resolve("auth.json"));
  }

  /** The file below a directory of all programs. */
  static Path accountsIn(Path directory) {
    return directory.resolve("containers").resolve("auth.json");
  }
}
