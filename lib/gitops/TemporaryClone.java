package gitops;

import console.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import platform.GitRuntime;
import platform.Profile;
import platform.TemporaryDirectory;

/**
 * A clone that lives as long as one command: the newest commit only.
 *
 * @param files its working tree, with the repository in it
 */
public record TemporaryClone(TemporaryDirectory files) implements AutoCloseable {

  /**
   * Clones the server's default branch.
   *
   * @throws console.Failure not reachable (exit code 6), not allowed (5), no such repository (1)
   */
  static TemporaryClone of(String url, Workbench workbench, Profile profile) throws IOException {
    GitRuntime.prepare();
    var clone = new TemporaryClone(TemporaryDirectory.create(workbench, "mlops-gitops-"));
    try {
      new GitTransport(workbench, profile)
          .configured(Git.cloneRepository())
          .setURI(url)
          .setDirectory(clone.directory().toFile())
          .setDepth(1)
          .setNoTags()
          .call()
          .close();
      return clone;
    } catch (GitAPIException failed) {
      clone.close();
      throw GitErrors.reading(PublicAddress.of(url), failed);
    }
  }

  /** Its working tree. */
  Path directory() {
    return files.path();
  }

  @Override
  public void close() {
    files.close();
  }
}
