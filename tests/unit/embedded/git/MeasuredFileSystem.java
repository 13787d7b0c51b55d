package embedded.git;

import java.nio.file.Path;
import org.eclipse.jgit.util.FS;

/**
 * JGit measures a file system's clock at its first use. Done in the background, as scripts and
 * servers have it, it would still write to a test's folder while that is deleted.
 */
public final class MeasuredFileSystem {
  private MeasuredFileSystem() {}

  /** Measures that of this folder now. */
  public static void of(Path folder) {
    FS.FileStoreAttributes.setBackground(false);
    FS.FileStoreAttributes.get(folder);
    FS.FileStoreAttributes.setBackground(true);
  }
}
