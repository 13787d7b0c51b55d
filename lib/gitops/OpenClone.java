package gitops;

import console.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryState;
import platform.GitRuntime;
import platform.Platform;
import platform.RemoteName;

/**
 * The participant's clone of mlops-gitops, in a state in which a commit can be made of it. Each
 * state in which none can is named, with the command that ends it.
 *
 * @param branch what is checked out
 * @param remote the name of the remote that the branch belongs to
 */
record OpenClone(Git git, String branch, String remote) {
  // ssh://, git:// and user@host:path
  private static final Pattern OTHER_PROTOCOL = Pattern.compile("(?!https?|file)\\w+://|[^/@]+@");

  /**
   * Opens it and looks at its state.
   *
   * @throws Failure when there is none or it has no remote (exit code 2), no branch is checked out
   *     or another git is at work (1), or a merge, rebase or the like is not finished (4)
   */
  static OpenClone of(Platform platform) throws IOException {
    GitRuntime.prepare();
    var directory = platform.gitopsDirectory();
    if (!Files.isDirectory(directory)) {
      throw Failure.usage(
          "mlops-gitops is not cloned: " + directory + " does not exist",
          cloneCommand(platform, directory));
    }
    if (!Files.exists(directory.resolve(".git"))) {
      throw Failure.usage(
          directory + " is not a Git repository", cloneCommand(platform, directory));
    }
    var git = Git.open(directory.toFile());
    requireNothingInProgress(git.getRepository(), directory);
    var branch = branch(git.getRepository(), directory);
    return new OpenClone(git, branch, remote(git.getRepository(), branch, platform));
  }

  private static String cloneCommand(Platform platform, Path directory) {
    return "git clone "
        + platform.repositoryUrl("mlops-gitops")
        + " "
        + directory
        + ", or say where it is with --gitops-dir";
  }

  private static void requireNothingInProgress(Repository repository, Path directory) {
    var state = repository.getRepositoryState();
    if (state != RepositoryState.SAFE) {
      throw Failure.refused(
          "something is not finished in " + directory + ": " + state.getDescription(),
          "git -C " + directory + " status, then finish it or give it up (--abort)");
    }
    var lock = repository.getDirectory().toPath().resolve("index.lock");
    if (Files.exists(lock)) {
      throw Failure.content(
          "another git is at work in " + directory + ", or ended badly: " + lock + " exists",
          "git -C " + directory + " status; delete the lock where no git runs");
    }
  }

  private static String branch(Repository repository, Path directory) throws IOException {
    var branch = repository.getBranch();
    if (branch == null || ObjectId.isId(branch)) {
      throw Failure.content(
          directory + " has no branch checked out (detached HEAD)", "git checkout main");
    }
    if (repository.resolve("HEAD") == null) {
      throw Failure.content(
          directory + " has no commit on its branch " + branch, "git pull, or clone it again");
    }
    return branch;
  }

  private static String remote(Repository repository, String branch, Platform platform) {
    var name =
        RemoteName.of(repository.getConfig(), branch)
            .orElseThrow(() -> noRemote(repository, branch, platform));
    var url = String.valueOf(repository.getConfig().getString("remote", name, "url"));
    if (OTHER_PROTOCOL.matcher(url).lookingAt()) {
      throw Failure.usage(
          "the remote " + name + " of your clone is not an http or https address",
          "git remote set-url " + name + " " + platform.repositoryUrl("mlops-gitops") + ".git");
    }
    return name;
  }

  private static Failure noRemote(Repository repository, String branch, Platform platform) {
    if (repository.getRemoteNames().isEmpty()) {
      return Failure.usage(
          "your clone has no remote to push to",
          "git remote add origin " + platform.repositoryUrl("mlops-gitops") + ".git");
    }
    return Failure.usage(
        "your clone has several remotes, and its branch "
            + branch
            + " belongs to none: "
            + String.join(", ", repository.getRemoteNames()),
        "git branch --set-upstream-to=<REMOTE>/" + branch);
  }
}
