package gitops;

import console.Failure;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/**
 * The branch of a pull request: exactly one commit on top of the branch that it is to be merged
 * into, with exactly the files of the change.
 */
final class ProposalBranch {
  private final Repository repository;
  private final GitRemote remote;
  private final NewCommit newCommit;
  private final String name;

  ProposalBranch(Repository repository, GitRemote remote, NewCommit newCommit, String name) {
    this.repository = repository;
    this.remote = remote;
    this.newCommit = newCommit;
    this.name = name;
  }

  /**
   * Lets the server's branch hold the change. A branch that holds it already stays as it is; an
   * older try of ours is replaced.
   *
   * @param main the server's branch to merge into, at its newest commit
   * @throws Failure the branch holds commits of somebody else (exit code 4), the server refuses it
   *     (5)
   */
  void hold(ObjectId main, Map<String, String> files, String message) throws IOException {
    var present = remote.look(name);
    if (present.isPresent() && holds(present.get(), main, files)) {
      return;
    }
    if (present.isPresent() && !isOurs(present.get(), main, files)) {
      throw Failure.refused(
          "the branch " + name + " on the Git server holds more than this change",
          "look at it (git fetch, git log FETCH_HEAD), then delete it or merge it");
    }
    var commit = newCommit.on(main, files, message);
    var answer = present.isPresent() ? remote.replace(commit, name) : remote.push(commit, name);
    if (!(answer instanceof PushAnswer.Taken)) {
      var why = answer instanceof PushAnswer.Refused refused ? ": " + refused.why() : "";
      throw Failure.denied(
          "the Git server refused the push to " + name + why, "ask who protects the branch");
    }
  }

  private boolean holds(ObjectId present, ObjectId main, Map<String, String> files)
      throws IOException {
    var snapshot = new Snapshot(repository, present);
    for (var file : files.entrySet()) {
      if (!snapshot.text(file.getKey()).equals(Optional.of(file.getValue()))) {
        return false;
      }
    }
    return new Ancestry(repository).between(main, present).size() == 1
        && isOurs(present, main, files);
  }

  private boolean isOurs(ObjectId present, ObjectId main, Map<String, String> files)
      throws IOException {
    var commits = new Ancestry(repository).between(main, present);
    if (commits.isEmpty()) {
      return true; // merged before; nothing of it would be lost
    }
    var only = commits.get(0);
    return commits.size() == 1
        && only.getParentCount() == 1
        && files
            .keySet()
            .containsAll(ChangedPaths.between(repository, only.getParent(0), only).keySet());
  }
}
