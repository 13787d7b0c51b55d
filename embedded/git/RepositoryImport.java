package embedded.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.RefSpec;

/** Makes one bare repository, with the branch main, from a folder. */
public final class RepositoryImport {
  private static final String MAIN = "main";

  private final Path target;

  public RepositoryImport(Path target) {
    this.target = target;
  }

  /**
   * The folder's history if it is a working tree of Git with commits (its HEAD becomes main), else
   * one commit of the files in it. The repository appears at its place only when it is complete.
   */
  public void from(Path workingTree, String initialMessage) throws IOException {
    var unfinished = target.resolveSibling("." + target.getFileName() + ".new");
    Folders.delete(unfinished);
    Files.createDirectories(unfinished);
    try (var git =
        Git.init().setBare(true).setInitialBranch(MAIN).setGitDir(unfinished.toFile()).call()) {
      if (hasHistory(workingTree)) {
        fetchHead(git, workingTree);
      } else {
        new FolderCommit(git.getRepository()).of(workingTree, MAIN, initialMessage);
      }
    } catch (GitAPIException e) {
      throw new IOException(
          "cannot make a repository of " + workingTree + ": " + e.getMessage(), e);
    }
    Files.move(unfinished, target);
  }

  /**
   * A shallow clone has commits but not all of their history: its files are all that can be served.
   */
  private static boolean hasHistory(Path workingTree) throws IOException {
    if (!Files.exists(workingTree.resolve(Constants.DOT_GIT))) {
      return false;
    }
    try (var source = open(workingTree)) {
      return source.resolve(Constants.HEAD) != null
          && source.getObjectDatabase().getShallowCommits().isEmpty();
    }
  }

  private static Repository open(Path workingTree) throws IOException {
    return new FileRepositoryBuilder().setWorkTree(workingTree.toFile()).setMustExist(true).build();
  }

  private static void fetchHead(Git git, Path workingTree) throws GitAPIException {
    git.fetch()
        .setRemote(workingTree.toAbsolutePath().toUri().toString())
        .setRefSpecs(new RefSpec("+HEAD:refs/heads/" + MAIN))
        .call();
  }
}
