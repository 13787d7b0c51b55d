package embedded.git.pulls;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.merge.MergeStrategy;

/** Merges a pull request with a merge commit, Gitea's style {@code merge}. */
final class MergeCommit {
  private final Repository repository;

  MergeCommit(Repository repository) {
    this.repository = repository;
  }

  /** The merge commit, now the end of the base branch; empty where there is a conflict. */
  Optional<ObjectId> of(PullRequest request, String merger) throws IOException {
    var base = repository.resolve(Constants.R_HEADS + request.base());
    var head = repository.resolve(Constants.R_HEADS + request.head());
    if (base == null || head == null) {
      return Optional.empty();
    }
    var strategy = MergeStrategy.RECURSIVE.newMerger(repository, true);
    if (!strategy.merge(base, head)) {
      return Optional.empty();
    }
    var commit = new CommitBuilder();
    commit.setTreeId(strategy.getResultTreeId());
    commit.setParentIds(base, head);
    commit.setAuthor(new PersonIdent(merger, merger + "@example.com"));
    commit.setCommitter(new PersonIdent(merger, merger + "@example.com"));
    commit.setMessage(message(request));
    try (var inserter = repository.newObjectInserter()) {
      var id = inserter.insert(commit);
      inserter.flush();
      return isMoved(request.base(), base, id) ? Optional.of(id) : Optional.empty();
    }
  }

  private static String message(PullRequest request) {
    return "Merge pull request '%s' (#%d) from %s into %s\n"
        .formatted(request.title(), request.number(), request.head(), request.base());
  }

  private boolean isMoved(String branch, ObjectId from, ObjectId to) throws IOException {
    var update = repository.updateRef(Constants.R_HEADS + branch);
    update.setExpectedOldObjectId(from);
    update.setNewObjectId(to);
    return update.update() == RefUpdate.Result.FAST_FORWARD;
  }
}
