package gitops;

import console.Failure;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;

/**
 * One change on its way to the server's branch: committed on top of what is there, pushed, and
 * brought together with what others push at the same moment, until the server has taken it. The
 * person's branch, index and files follow only then.
 */
final class Publication {
  /** A server that is busy with another push to the branch may refuse ours without a new commit. */
  private static final int REFUSALS_OF_A_BUSY_SERVER = 5;

  private final ServerBranch branch;
  private final WorkingTree workingTree;
  private final NewCommit newCommit;
  private final CommitHooks hooks;
  private int refusals;

  Publication(
      ServerBranch branch, WorkingTree workingTree, NewCommit newCommit, CommitHooks hooks) {
    this.branch = branch;
    this.workingTree = workingTree;
    this.newCommit = newCommit;
    this.hooks = hooks;
  }

  /**
   * @param files path and wanted content
   * @throws Failure the same was changed by others (exit code 4), not in time (3)
   * @throws RefusedByRule the server does not take it
   */
  Pushed publish(Map<String, String> files, String message, PushRace race)
      throws IOException, GitAPIException, InterruptedException, RefusedByRule {
    var wanted = files;
    var words = differing(files).isEmpty() ? message : hooks.message(message);
    while (true) {
      var changed = differing(wanted);
      var commit = changed.isEmpty() ? branch.base() : newCommit.on(branch.base(), changed, words);
      workingTree.requireFreeWayTo(commit, files.keySet());
      if (changed.isEmpty() && branch.isOnServer()) {
        workingTree.follow(commit, "pull: Fast-forward");
        return new Pushed(commit.name(), List.of(), true);
      }
      var answer = branch.push(commit);
      if (answer instanceof PushAnswer.Taken) {
        workingTree.follow(commit, "commit: " + words.lines().findFirst().orElse(""));
        return new Pushed(commit.name(), List.copyOf(changed.keySet()), false);
      }
      race.pause(branch.url());
      var before = branch.snapshot();
      branch.lookAgain();
      requireRace(answer, before.commit());
      wanted = onTopOfOthers(wanted, before);
    }
  }

  /**
   * A push that loses a race is refused in many words, depending on how far it got. What tells it
   * from one that a rule refuses is that the branch has moved, or is about to.
   */
  private void requireRace(PushAnswer answer, ObjectId before) throws RefusedByRule {
    if (answer instanceof PushAnswer.Refused refused && branch.base().equals(before)) {
      refusals++;
      if (!refused.isBusy() || refusals == REFUSALS_OF_A_BUSY_SERVER) {
        throw new RefusedByRule(refused.why());
      }
    }
  }

  private Map<String, String> differing(Map<String, String> wanted) throws IOException {
    var changed = new LinkedHashMap<String, String>();
    for (var file : wanted.entrySet()) {
      if (!branch.text(file.getKey()).filter(file.getValue()::equals).isPresent()) {
        changed.put(file.getKey(), file.getValue());
      }
    }
    return changed;
  }

  /** What is wanted, brought together with what the others wrote meanwhile. */
  private Map<String, String> onTopOfOthers(Map<String, String> wanted, Snapshot before)
      throws IOException {
    var merged = new LinkedHashMap<String, String>();
    for (var file : wanted.entrySet()) {
      var name = file.getKey();
      var base = before.text(name).orElse("");
      var theirs = branch.text(name).orElse("");
      merged.put(name, new FileMerge(name).of(base, file.getValue(), theirs));
    }
    return merged;
  }
}
