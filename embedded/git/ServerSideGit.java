package embedded.git;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * Git without a user: no configuration of the user's or the system's is read, none is written.
 *
 * <p>JGit has one system reader per JVM. Without this one a server's behaviour would depend on the
 * {@code ~/.gitconfig} of whoever starts it (signing, hooks, line ends), and JGit would write
 * {@code ~/.config/jgit/config} and spend seconds to measure the file system first. It is not
 * installed silently by the server's constructor, because it applies to all of JGit in the JVM: the
 * platform, which owns the JVM, decides.
 */
public final class ServerSideGit extends SystemReader.Delegate {
  private ServerSideGit(SystemReader original) {
    super(original);
  }

  /** Applies to the whole JVM; call it before JGit is used for the first time. */
  public static void install() {
    FS.FileStoreAttributes.setBackground(true);
    SystemReader.setInstance(new ServerSideGit(SystemReader.getInstance()));
  }

  @Override
  public String getenv(String variable) {
    return variable.startsWith("GIT_") ? null : super.getenv(variable);
  }

  @Override
  public FileBasedConfig openUserConfig(Config parent, FS fileSystem) {
    return new EmptyConfig(parent, fileSystem);
  }

  @Override
  public FileBasedConfig openSystemConfig(Config parent, FS fileSystem) {
    return new EmptyConfig(parent, fileSystem);
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS fileSystem) {
    return new EmptyConfig(parent, fileSystem);
  }

  /** Remembers what JGit puts into it, but only as long as the JVM lives. */
  private static final class EmptyConfig extends FileBasedConfig {
    EmptyConfig(Config parent, FS fileSystem) {
      super(parent, null, fileSystem);
    }

    @Override
    public void load() {
      // there is no file
    }

    @Override
    public void save() {
      // nor shall there be one
    }

    @Override
    public boolean isOutdated() {
      return false;
    }
  }
}
