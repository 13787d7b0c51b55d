package embedded.git;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jgit.transport.PreReceiveHook;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;

/** Branches that nobody pushes to. */
final class ProtectedBranches {
  private static final String BRANCHES = "refs/heads/";

  private final Set<String> refs = ConcurrentHashMap.newKeySet();

  void add(RepositoryName repository, String branch) {
    refs.add(key(repository, BRANCHES + branch));
  }

  private static String key(RepositoryName repository, String ref) {
    return repository + " " + ref;
  }

  /**
   * Declines a push as a whole if it touches a protected branch: that is what a pre-receive hook
   * can do.
   */
  PreReceiveHook hook(RepositoryName repository) {
    return (push, commands) -> {
      for (var command : commands) {
        if (refs.contains(key(repository, command.getRefName()))) {
          var branch = command.getRefName().substring(BRANCHES.length());
          decline(push, commands, "Not allowed to push to protected branch " + branch);
          return;
        }
      }
    };
  }

  private static void decline(
      ReceivePack push, Collection<ReceiveCommand> commands, String reason) {
    push.sendMessage("Gitea: " + reason);
    for (var command : commands) {
      command.setResult(ReceiveCommand.Result.REJECTED_OTHER_REASON, "pre-receive hook declined");
    }
  }
}
