package platform;

import console.Workbench;
import java.nio.file.Path;

/**
 * Where scripts keep what they can fetch or compute again: {@code JUKEBOX_CACHE}, else the system's
 * cache directory.
 */
public final class CacheDirectory {
  private CacheDirectory() {}

  /** The directory, whether it exists or not. */
  public static Path of(Workbench workbench) {
    var chosen = workbench.variable("JUKEBOX_CACHE");
    if (chosen.isPresent()) {
      return workbench.path(chosen.get());
    }
    var system = System.getProperty("os.name");
    if (system.startsWith("Windows") && workbench.variable("LOCALAPPDATA").isPresent()) {
      return Path.of(workbench.environment().get("LOCALAPPDATA"), "jukebox");
    }
    if (system.startsWith("Mac")) {
      return workbench.home().resolve("Library/Caches/jukebox");
    }
    return workbench
        .variable("XDG_CACHE_HOME")
        .map(workbench::path)
        .orElse(workbench.home().resolve(".cache"))
        .resolve("jukebox");
  }
}
