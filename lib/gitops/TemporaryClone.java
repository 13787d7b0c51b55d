package gitops;

import console.Workbench;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import platform.GitRuntime;
import platform.Profile;

/**
 * A clone that lives as long as one command: the newest commit only, in a directory for temporary
 * files. It is deleted in the end, also when the command is interrupted.
 *
 * @param directory its working tree
 */
public record TemporaryClone(Path directory) implements AutoCloseable {

  /**
   * Clones the server's default branch.
   *
   * @throws console.Failure not reachable (exit code 6), not allowed (5), no such repository (1)
   */
  static TemporaryClone of(String url, Workbench workbench, Profile profile) throws IOException {
    GitRuntime.prepare();
    var clone = new TemporaryClone(newDirectory(workbench));
    Runtime.getRuntime().addShutdownHook(new Thread(clone::close));
    try {
      new GitTransport(workbench, profile)
          .configured(Git.cloneRepository())
          .setURI(url)
          .setDirectory(clone.directory.toFile())
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

  private static Path newDirectory(Workbench workbench) throws IOException {
    var parent = workbench.variable("TMPDIR").map(workbench::path);
    return parent.isPresent()
        ? Files.createTempDirectory(parent.get(), "mlops-gitops-")
        : Files.createTempDirectory("mlops-gitops-");
  }

  @Override
  public void close() {
    if (!Files.exists(directory)) {
      return;
    }
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        file.toFile().setWritable(true); // Git's objects are not, and Windows deletes none such
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException leftBehind) {
      System.getLogger("gitops").log(System.Logger.Level.DEBUG, "temporary clone", leftBehind);
    }
  }
}
