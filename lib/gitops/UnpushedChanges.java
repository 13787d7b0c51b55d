package gitops;

import console.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.WorkingTreeIterator;

/**
 * What committing and pushing everything in the working tree would change: the files as they are
 * there, and the commit of the server that they would be built on. Nothing is written to the clone
 * but what a fetch brings.
 */
public final class UnpushedChanges {
  /**
   * The commit that the working tree is compared with: the newest that it shares with the server's
   * branch.
   *
   * @param commit the full commit id
   * @param isOfServer false where the server's branch was never fetched: then it is the person's
   *     last commit
   * @param behind how many commits the server's branch has that the clone has not
   */
  public record Base(String commit, boolean isOfServer, int behind) {}

  private static final int INDEX = 1;

  private final Repository repository;
  private final GitRemote remote;
  private final String branch;

  UnpushedChanges(Repository repository, GitRemote remote, String branch) {
    this.repository = repository;
    this.remote = remote;
    this.branch = branch;
  }

  /** The branch that is checked out. */
  public String branch() {
    return branch;
  }

  /** The folder that holds the clone's commits. */
  public Path gitDirectory() {
    return repository.getDirectory().toPath();
  }

  /**
   * Gets what is new on the server.
   *
   * @return false where the server does not have the branch
   * @throws Failure not reachable (exit code 6), not allowed (5)
   */
  public boolean fetch() throws IOException {
    return remote.read(branch).isPresent();
  }

  /** What to compare with, as far as the server is known from the last fetch. */
  public Base base() throws IOException {
    var head = repository.resolve("HEAD");
    var server = repository.resolve(remote.tracking(branch));
    if (server == null) {
      return new Base(head.name(), false, 0);
    }
    var ancestry = new Ancestry(repository);
    var shared = ancestry.newestShared(head, server).orElse(server);
    return new Base(shared.name(), true, ancestry.between(shared, server).size());
  }

  /**
   * Copies the files of the working tree as {@code git add --all} would take them: with line ends
   * and filters undone, without what is ignored.
   *
   * @param target a folder outside of the clone
   */
  public void copyTo(Path target) throws IOException {
    try (var walk = new TreeWalk(repository)) {
      var files = new FileTreeIterator(repository);
      walk.addTree(files);
      walk.addTree(new DirCacheIterator(repository.readDirCache()));
      files.setDirCacheIterator(walk, INDEX); // what is tracked is not ignored
      while (walk.next()) {
        copy(walk, target);
      }
    }
  }

  private static void copy(TreeWalk walk, Path target) throws IOException {
    var entry = walk.getTree(0, WorkingTreeIterator.class);
    var isTracked = walk.getTree(INDEX, DirCacheIterator.class) != null;
    if (entry == null || !isTracked && entry.isEntryIgnored()) {
      return;
    }
    if (walk.isSubtree()) {
      walk.enterSubtree();
    } else if ((walk.getRawMode(0) & FileMode.TYPE_MASK) == FileMode.TYPE_FILE) {
      var file = target.resolve(walk.getPathString());
      Files.createDirectories(file.getParent());
      try (var in = entry.openEntryStream()) {
        Files.copy(in, file);
      }
    }
  }
}
