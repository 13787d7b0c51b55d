package forecast;

import console.Workbench;
import gitops.UnpushedChanges;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import rendering.BareRepositories;
import rendering.Checkout;
import rendering.Repositories;
import rendering.RepositoryException;

/**
 * A directory for temporary files in which trees are laid out for Helm. It is deleted in the end,
 * also when the command is interrupted.
 */
public final class Workspace implements AutoCloseable {
  private final Path directory;

  private Workspace(Path directory) {
    this.directory = directory;
  }

  /** A new, empty one. */
  public static Workspace create(Workbench workbench) throws IOException {
    var parent = workbench.variable("TMPDIR").map(workbench::path);
    var workspace =
        new Workspace(
            parent.isPresent()
                ? Files.createTempDirectory(parent.get(), "preview-")
                : Files.createTempDirectory("preview-"));
    Runtime.getRuntime().addShutdownHook(new Thread(workspace::close));
    return workspace;
  }

  /** The files as they are in the working tree. */
  public Tree workingTree(UnpushedChanges changes) throws IOException {
    var files = Files.createDirectories(directory.resolve("working-tree"));
    changes.copyTo(files);
    return new Tree("your working tree", changes.branch(), new Checkout("", files));
  }

  /** The files of a commit. */
  public Tree commit(UnpushedChanges changes, String commit) throws IOException {
    try {
      var clone = new BareRepositories(url -> Optional.of(changes.gitDirectory()), trees());
      return new Tree("the commit " + commit, changes.branch(), clone.checkout("clone", commit));
    } catch (RepositoryException unreadable) {
      throw new IOException(unreadable);
    }
  }

  /** The charts' repositories, laid out here as far as they are needed. */
  public Repositories charts(ChartRepositories repositories) {
    return new BareRepositories(repositories, trees());
  }

  private Path trees() {
    return directory.resolve("commits");
  }

  @Override
  public void close() {
    if (!Files.exists(directory)) {
      return;
    }
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException leftBehind) {
      System.getLogger("forecast").log(System.Logger.Level.DEBUG, "workspace", leftBehind);
    }
  }
}
