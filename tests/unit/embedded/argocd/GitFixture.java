package embedded.argocd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import rendering.BareRepositories;
import rendering.Repositories;

/**
 * Bare repositories below a folder, named by URLs such as {@code
 * https://git/user1/mlops-gitops.git}.
 */
final class GitFixture {
  static final String SERVER = "https://git/user1/";

  private final Path folder;

  GitFixture(Path folder) {
    this.folder = folder;
  }

  Repositories repositories() {
    return new BareRepositories(this::bare, folder.resolve("work"));
  }

  private Optional<Path> bare(String url) {
    var bare = folder.resolve(url.replace(SERVER, "").replaceFirst("(\\.git)?$", ".git"));
    return Files.isDirectory(bare) ? Optional.of(bare) : Optional.empty();
  }

  /** Writes a file, commits and pushes it to main; creates the repository if it is not there. */
  String push(String repository, String path, String content) {
    try {
      var tree = workingTree(repository);
      try (var git = Git.open(tree.toFile())) {
        var file = tree.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        git.add().addFilepattern(".").call();
        return commitAndPush(git, repository);
      }
    } catch (IOException | GitAPIException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Removes a file, commits and pushes that. */
  String remove(String repository, String path) {
    try (var git = Git.open(workingTree(repository).toFile())) {
      git.rm().addFilepattern(path).call();
      return commitAndPush(git, repository);
    } catch (IOException | GitAPIException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Makes a branch of what main is now. */
  void branch(String repository, String name) {
    var bare = folder.resolve(repository + ".git").toFile();
    try (var git = Git.open(bare)) {
      git.branchCreate().setName(name).setStartPoint("main").call();
    } catch (IOException | GitAPIException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private String commitAndPush(Git git, String repository) throws GitAPIException {
    var commit =
        git.commit()
            .setMessage("change")
            .setAuthor("user1", "user1@example.com")
            .setCommitter("user1", "user1@example.com")
            .setSign(false)
            .call();
    git.push().setRemote(folder.resolve(repository + ".git").toUri().toString()).add("main").call();
    return commit.name();
  }

  private Path workingTree(String repository) throws GitAPIException {
    var tree = folder.resolve(repository);
    if (!Files.isDirectory(tree)) {
      var bare = folder.resolve(repository + ".git").toFile();
      Git.init().setBare(true).setGitDir(bare).setInitialBranch("main").call().close();
      Git.init().setDirectory(tree.toFile()).setInitialBranch("main").call().close();
    }
    return tree;
  }
}
