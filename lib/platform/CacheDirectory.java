package platform;

import console.Workbench;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where scripts keep what they can fetch or compute again: {@code JUKEBOX_CACHE}, else the system's
 * cache directory, else, where that cannot be written, as in a pod without a home directory, a
 * {@linkplain PrivateDirectory directory of the user's own} in the temporary directory.
 */
public final class CacheDirectory {
  private CacheDirectory() {}

  /** The directory, whether it exists or not. */
  public static Path of(Workbench workbench) {
    var chosen = workbench.variable("JUKEBOX_CACHE");
    if (chosen.isPresent()) {
      return workbench.path(chosen.get());
    }
    var usual = ofSystem(workbench);
    return canBeWritten(usual) ? usual : PrivateDirectory.in(temporary(workbench)).orElse(usual);
  }

  // it is made only when there is something to keep
  private static boolean canBeWritten(Path directory) {
    var place = directory;
    while (!Files.exists(place) && place.getParent() != null) {
      place = place.getParent();
    }
    return Files.isDirectory(place) && Files.isWritable(place);
  }

  private static Path temporary(Workbench workbench) {
    return workbench
        .variable("TMPDIR")
        .map(workbench::path)
        .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")));
  }

  private static Path ofSystem(Workbench workbench) {
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
