package forecast;

import console.Workbench;
import gitops.UnpushedChanges;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import platform.TemporaryDirectory;
import rendering.BareRepositories;
import rendering.Checkout;
import rendering.Repositories;
import rendering.RepositoryException;

/** Where trees are laid out for Helm, as long as the command lives. */
public final class Workspace implements AutoCloseable {
  private final TemporaryDirectory directory;

  private Workspace(TemporaryDirectory directory) {
    this.directory = directory;
  }

  /** A new, empty one. */
  public static Workspace create(Workbench workbench) throws IOException {
    return new Workspace(TemporaryDirectory.create(workbench, "preview-"));
  }

  /** The files as they are in the working tree. */
  public Tree workingTree(UnpushedChanges changes) throws IOException {
    var files = Files.createDirectories(directory.path().resolve("working-tree"));
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
    return directory.path().resolve("commits");
  }

  @Override
  public void close() {
    directory.close();
  }
}
