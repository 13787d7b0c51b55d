package embedded.git;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.PreReceiveHook;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Branches that nobody pushes to, or only to files that are left open. */
public final class ProtectedBranches {
  private static final String BRANCHES = "refs/heads/";

  private final Map<String, List<String>> openFiles = new ConcurrentHashMap<>();

  /**
   * Protects a branch.
   *
   * @param repository owner and name
   * @param open glob patterns of files that pushes may change nevertheless
   */
  public void add(String repository, String branch, List<String> open) {
    openFiles.put(key(repository, BRANCHES + branch), List.copyOf(open));
  }

  private static String key(String repository, String ref) {
    return repository + " " + ref;
  }

  /**
   * Declines a push as a whole if it touches a protected branch: that is what a pre-receive hook
   * can do.
   */
  PreReceiveHook hook(RepositoryName repository) {
    return (push, commands) -> {
      for (var command : commands) {
        var open = openFiles.get(key(repository.toString(), command.getRefName()));
        if (open != null && !changesOnly(push, command, open)) {
          var branch = command.getRefName().substring(BRANCHES.length());
          decline(push, commands, "Not allowed to push to protected branch " + branch);
          return;
        }
      }
    };
  }

  private static boolean changesOnly(ReceivePack push, ReceiveCommand command, List<String> open) {
    if (open.isEmpty() || command.getType() != ReceiveCommand.Type.UPDATE) {
      return false;
    }
    var matchers =
        open.stream()
            .map(pattern -> FileSystems.getDefault().getPathMatcher("glob:" + pattern.strip()))
            .toList();
    try (var walk = changes(push.getRevWalk(), command.getOldId(), command.getNewId())) {
      while (walk.next()) {
        var file = Path.of(walk.getPathString());
        if (matchers.stream().noneMatch(matcher -> matcher.matches(file))) {
          return false;
        }
      }
      return true;
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static TreeWalk changes(RevWalk commits, ObjectId before, ObjectId after)
      throws IOException {
    var walk = new TreeWalk(commits.getObjectReader());
    walk.addTree(commits.parseCommit(before).getTree());
    walk.addTree(commits.parseCommit(after).getTree());
    walk.setRecursive(true);
    walk.setFilter(TreeFilter.ANY_DIFF);
    return walk;
  }

  private static void decline(
      ReceivePack push, Collection<ReceiveCommand> commands, String reason) {
    push.sendMessage("Gitea: " + reason);
    for (var command : commands) {
      command.setResult(ReceiveCommand.Result.REJECTED_OTHER_REASON, "pre-receive hook declined");
    }
  }
}
