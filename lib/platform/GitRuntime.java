package platform;

import java.nio.file.Path;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * How JGit behaves in a short-lived script. Left alone it runs {@code git} to find the system
 * configuration, measures the file system's clock for seconds at its first use in a new home
 * directory, and keeps the answer in a file there.
 */
public final class GitRuntime {
  private GitRuntime() {}

  /** Must run before JGit is first used; the second call does nothing. */
  public static synchronized void prepare() {
    if (!(SystemReader.getInstance() instanceof ScriptReader)) {
      SystemReader.setInstance(new ScriptReader(SystemReader.getInstance()));
      FS.FileStoreAttributes.setBackground(true);
    }
  }

  private static final class ScriptReader extends SystemReader.Delegate {
    ScriptReader(SystemReader process) {
      super(process);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fileSystem) {
      var config = new NoFile(parent, fileSystem);
      // a fetch would tidy the clone up in the background, and the end of the script leave its lock
      config.setInt("gc", null, "auto", 0);
      config.setBoolean("gc", null, "autoDetach", false);
      return config;
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fileSystem) {
      return new NoFile(parent, fileSystem);
    }
  }

  /** A configuration that is never read from and never written to a file. */
  private static final class NoFile extends FileBasedConfig {
    NoFile(Config parent, FS fileSystem) {
      super(parent, Path.of("").toFile(), fileSystem);
    }

    @Override
    public void load() {}

    @Override
    public void save() {}

    @Override
    public boolean isOutdated() {
      return false;
    }
  }
}
