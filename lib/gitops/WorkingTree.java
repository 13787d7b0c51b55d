package gitops;

import console.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.WorkingTreeIterator;
import org.eclipse.jgit.treewalk.filter.PathFilter;

/**
 * The files that are checked out, and the index. They follow what is on the server path by path, so
 * that everything the person has changed, staged or added elsewhere stays as it is.
 */
final class WorkingTree {
  private final Git git;

  WorkingTree(Git git) {
    this.git = git;
  }

  /** The commit that is checked out. */
  ObjectId head() throws IOException {
    return git.getRepository().resolve(Constants.HEAD);
  }

  /** A file as git would commit it (line ends and filters undone); empty where there is none. */
  Optional<String> text(String path) throws IOException {
    try (var walk = new TreeWalk(git.getRepository())) {
      walk.addTree(new FileTreeIterator(git.getRepository()));
      walk.setRecursive(true);
      walk.setFilter(PathFilter.create(path));
      while (walk.next()) {
        if (walk.getPathString().equals(path)) {
          try (var in = walk.getTree(0, WorkingTreeIterator.class).openEntryStream()) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
          }
        }
      }
      return Optional.empty();
    }
  }

  /**
   * Looks whether the clone could follow to a commit, before anything is pushed.
   *
   * @param known files whose content the commit has taken over, whatever was changed in them
   * @throws Failure when changes of the person would be overwritten: exit code 1
   */
  void requireFreeWayTo(ObjectId commit, Iterable<String> known)
      throws IOException, GitAPIException {
    var inTheWay = new ArrayList<String>();
    var paths = new ArrayList<>(ChangedPaths.between(git.getRepository(), head(), commit).keySet());
    known.forEach(paths::remove);
    for (var path : changed(paths)) {
      if (!text(path).equals(new Snapshot(git.getRepository(), commit).text(path))) {
        inTheWay.add(path);
      }
    }
    if (!inTheWay.isEmpty()) {
      throw Failure.content(
          "your uncommitted changes are in the way of what others pushed: "
              + String.join(", ", inTheWay),
          "commit or undo them, then run this again");
    }
  }

  private Iterable<String> changed(List<String> paths) throws GitAPIException {
    if (paths.isEmpty()) {
      return paths;
    }
    var look = git.status();
    paths.forEach(look::addPath);
    var status = look.call();
    var changed = new TreeSet<>(status.getUncommittedChanges());
    changed.addAll(status.getUntracked());
    return changed;
  }

  /**
   * Moves branch, index and files to a descendant of what is checked out.
   *
   * @param why the line in the branch's reflog
   */
  void follow(ObjectId commit, String why) throws IOException, GitAPIException {
    var before = head();
    if (before.equals(commit)) {
      return;
    }
    checkOut(commit, ChangedPaths.between(git.getRepository(), before, commit));
    var update = git.getRepository().updateRef(Constants.HEAD);
    update.setExpectedOldObjectId(before);
    update.setNewObjectId(commit);
    update.setRefLogMessage(why, false);
    var result = update.update();
    if (result != RefUpdate.Result.FAST_FORWARD && result != RefUpdate.Result.NO_CHANGE) {
      throw new IOException("the branch cannot be moved: " + result);
    }
  }

  private void checkOut(ObjectId commit, Map<String, FileMode> paths) throws GitAPIException {
    var checkout = git.checkout().setStartPoint(commit.name());
    var remove = git.rm();
    boolean anyToRemove = false;
    boolean anyToCheckOut = false;
    for (var path : paths.entrySet()) {
      if (path.getValue() == FileMode.MISSING) {
        remove.addFilepattern(path.getKey());
        anyToRemove = true;
      } else {
        checkout.addPath(path.getKey());
        anyToCheckOut = true;
      }
    }
    if (anyToRemove) {
      remove.call();
    }
    if (anyToCheckOut) {
      checkout.call();
    }
  }
}
