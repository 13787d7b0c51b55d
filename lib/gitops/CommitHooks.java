package gitops;

import console.Console;
import console.Failure;
import console.Workbench;
import java.io.IOException;
import java.util.List;
import org.eclipse.jgit.api.errors.AbortedByHookException;
import org.eclipse.jgit.hooks.CommitMsgHook;
import org.eclipse.jgit.hooks.Hooks;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.util.FS;

/**
 * What the person has set up to happen with each commit (githooks(5)). The commit is made beside
 * index and working tree, so hooks that look at these cannot run; the others do. What is not
 * followed is said in a line, never passed over.
 */
final class CommitHooks {
  private static final List<String> NEED_THE_INDEX =
      List.of("pre-commit", "prepare-commit-msg", "post-commit");

  private final Repository repository;
  private final Workbench workbench;

  CommitHooks(Repository repository, Workbench workbench) {
    this.repository = repository;
    this.workbench = workbench;
  }

  /** The message as the hook {@code commit-msg} leaves it. */
  String message(String wanted) throws IOException {
    if (!isThere(CommitMsgHook.NAME)) {
      return wanted;
    }
    try {
      return Hooks.commitMsg(repository, workbench.err(), workbench.err())
          .setCommitMessage(wanted.stripTrailing() + "\n")
          .call();
    } catch (AbortedByHookException refused) {
      throw refusedBy(CommitMsgHook.NAME);
    }
  }

  private boolean isThere(String hook) {
    return FS.DETECTED.findHook(repository, hook) != null;
  }

  /** A hook of the person said no: exit code 4. */
  static Failure refusedBy(String hook) {
    return Failure.refused(
        "your hook " + hook + " refused it", "do as it says, or git config core.hooksPath");
  }

  /** Says which settings these commits do not follow, and why. */
  void tellWhatIsNotFollowed(Console console, GitConfiguration configuration) {
    if (configuration.isOn("commit", "gpgSign")) {
      console.warn("commit.gpgSign is set, but this commit is not signed: no signing without git");
    }
    if (configuration.hasSubsection("includeIf")) {
      console.warn("your git configuration has includeIf, which is only read by git itself");
    }
    for (var hook : NEED_THE_INDEX) {
      if (isThere(hook)) {
        console.warn("your hook " + hook + " is not run: this commit is made beside the index");
      }
    }
  }
}
