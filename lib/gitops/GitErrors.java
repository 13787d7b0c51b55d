package gitops;

import console.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import org.eclipse.jgit.api.errors.AbortedByHookException;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.internal.JGitText;
import platform.Reason;

/**
 * Puts JGit's exceptions into the sentence that a person can act on. Their own messages are not
 * shown as they are: they hold the remote's URL, and with it user information.
 */
final class GitErrors {
  private GitErrors() {}

  /**
   * A fetch, a clone or a look at the branches failed.
   *
   * @param repositoryUrl the remote, without user information
   */
  static Failure reading(String repositoryUrl, Exception error) {
    return remote("read", repositoryUrl, error);
  }

  /**
   * A push, or the question whether we may push, failed.
   *
   * @param repositoryUrl the remote, without user information
   */
  static Failure pushing(String repositoryUrl, Exception error) {
    return remote("push to", repositoryUrl, error);
  }

  /**
   * Whether a fetch failed because the server has no such branch.
   *
   * @param ref the full name that was asked for; JGit has a text for it, and no exception
   */
  static boolean isMissing(String ref, GitAPIException error) {
    var words = MessageFormat.format(JGitText.get().remoteDoesNotHaveSpec, ref);
    return words.equals(error.getMessage());
  }

  private static Failure remote(String refused, String repositoryUrl, Exception error) {
    if (Reason.has(error, AbortedByHookException.class)) {
      return CommitHooks.refusedBy("pre-push");
    }
    var words = allMessages(error).toLowerCase(Locale.ROOT);
    if (Reason.has(error, NoRemoteRepositoryException.class) || words.contains("not found")) {
      return Failure.content(
          "the repository " + repositoryUrl + " does not exist, or you may not see it",
          "check the remote: git remote -v");
    }
    if (words.contains("not authorized")
        || words.contains("authentication")
        || words.contains("not permitted")
        || words.contains("forbidden")) {
      return Failure.denied(
          "the Git server does not let you "
              + refused
              + " "
              + repositoryUrl
              + ": wrong or missing password",
          "set GIT_USERNAME and GIT_PASSWORD, or clone again with your account");
    }
    if (Reason.has(error, TransportException.class)
        || Reason.has(error, IOException.class)
        || error instanceof GitAPIException) {
      return Failure.unreachable(
          "the Git server of " + repositoryUrl + " does not answer: " + Reason.of(error),
          "check the network and the address: git remote -v");
    }
    return Failure.content(
        "Git failed on " + repositoryUrl + ": " + Reason.of(error), "git status");
  }

  /** The clone itself cannot be read or written: exit code 1. */
  static Failure local(Path directory, Exception error) {
    return Failure.content(
        "Git failed in " + directory + ": " + Reason.of(error), "git -C " + directory + " status");
  }

  private static String allMessages(Throwable error) {
    var messages = new StringBuilder();
    for (var cause = error; cause != null; cause = cause.getCause()) {
      messages.append(cause.getMessage()).append('\n');
    }
    return messages.toString();
  }
}
