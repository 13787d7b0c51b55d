package gitops;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;

/** Which commits come after which. */
record Ancestry(Repository repository) {

  /** Whether one commit is the other one or in its history. */
  boolean isAncestor(ObjectId ancestor, ObjectId descendant) throws IOException {
    try (var walk = new RevWalk(repository)) {
      return walk.isMergedInto(walk.parseCommit(ancestor), walk.parseCommit(descendant));
    }
  }

  /** The commits that the history of one has and the other's does not, the newest first. */
  List<RevCommit> between(ObjectId older, ObjectId newer) throws IOException {
    try (var walk = new RevWalk(repository)) {
      walk.markStart(walk.parseCommit(newer));
      walk.markUninteresting(walk.parseCommit(older));
      var commits = new ArrayList<RevCommit>();
      walk.forEach(commits::add);
      return commits;
    }
  }

  /** The commit where two histories have parted; empty where a shallow clone does not know it. */
  Optional<ObjectId> newestShared(ObjectId one, ObjectId other) throws IOException {
    try (var walk = new RevWalk(repository)) {
      walk.setRevFilter(RevFilter.MERGE_BASE);
      walk.markStart(walk.parseCommit(one));
      walk.markStart(walk.parseCommit(other));
      return Optional.ofNullable(walk.next());
    } catch (MissingObjectException shallow) {
      return Optional.empty();
    }
  }
}
