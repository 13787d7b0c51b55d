package rendering;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Bare repositories on this machine. A commit is written to the work directory once; whoever asks
 * for it again gets the same files.
 */
public final class BareRepositories implements Repositories {
  private final RepositoryFolders folders;
  private final Path workDirectory;

  /**
   * @param workDirectory where checked out trees are kept
   */
  public BareRepositories(RepositoryFolders folders, Path workDirectory) {
    this.folders = folders;
    this.workDirectory = workDirectory;
  }

  @Override
  public Checkout checkout(String repoUrl, String revision) throws RepositoryException {
    try (var repository = open(repoUrl)) {
      var commit = resolve(repository, revision == null || revision.isEmpty() ? "HEAD" : revision);
      return new Checkout(commit.name(), tree(repository, commit));
    } catch (MissingObjectException unknownCommit) {
      throw RepositoryException.unknownRevision(revision);
    } catch (IOException unreadable) {
      throw new RepositoryException("failed to list refs: " + unreadable.getMessage(), unreadable);
    }
  }

  private Repository open(String repoUrl) throws RepositoryException, IOException {
    var folder = folders.of(repoUrl).orElseThrow(() -> RepositoryException.notFound(repoUrl));
    return new FileRepositoryBuilder().setGitDir(folder.toFile()).setMustExist(true).build();
  }

  private static ObjectId resolve(Repository repository, String revision)
      throws IOException, RepositoryException {
    var wellFormed = Repository.isValidRefName("refs/heads/" + revision);
    var commit = wellFormed ? repository.resolve(revision + "^{commit}") : null;
    if (commit == null) {
      throw RepositoryException.unknownRevision(revision);
    }
    return commit;
  }

  /**
   * A tree appears under its final name only when it is complete, so another thread never sees half
   * of it.
   */
  private Path tree(Repository repository, ObjectId commit) throws IOException {
    var tree = workDirectory.resolve(commit.name());
    if (Files.isDirectory(tree)) {
      return tree;
    }
    Files.createDirectories(workDirectory);
    var incomplete = workDirectory.resolve(commit.name() + "." + UUID.randomUUID());
    write(repository, commit, incomplete);
    try {
      Files.move(incomplete, tree, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException takenByAnotherThread) {
      if (!Files.isDirectory(tree)) {
        throw takenByAnotherThread;
      }
    }
    return tree;
  }

  private static void write(Repository repository, ObjectId commit, Path target)
      throws IOException {
    Files.createDirectories(target);
    try (var commits = new RevWalk(repository);
        var entries = new TreeWalk(repository)) {
      entries.addTree(commits.parseCommit(commit).getTree());
      entries.setRecursive(true);
      while (entries.next()) {
        // links could lead out of the tree: Argo CD refuses them, here they are not there
        var isFile = (entries.getRawMode(0) & FileMode.TYPE_MASK) == FileMode.TYPE_FILE;
        if (isFile) {
          var file = target.resolve(entries.getPathString());
          Files.createDirectories(file.getParent());
          try (var out = Files.newOutputStream(file)) {
            repository.open(entries.getObjectId(0)).copyTo(out);
          }
        }
      }
    }
  }
}
