package gitops;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathFilter;

/**
 * The files of one commit, read from Git's own store: what is checked out does not matter.
 *
 * @param commit whose files
 */
record Snapshot(Repository repository, ObjectId commit) {

  /** A file's content; empty where the commit does not have it. */
  Optional<String> text(String path) throws IOException {
    try (var walk = walk()) {
      walk.setFilter(PathFilter.create(path));
      while (walk.next()) {
        if (walk.getPathString().equals(path)) {
          var bytes = repository.open(walk.getObjectId(0)).getBytes();
          return Optional.of(new String(bytes, StandardCharsets.UTF_8));
        }
      }
      return Optional.empty();
    }
  }

  /** The paths of all files of this name in a folder and below, in Git's order. */
  List<String> paths(String folder, String name) throws IOException {
    var paths = new ArrayList<String>();
    try (var walk = walk()) {
      walk.setFilter(PathFilter.create(folder));
      while (walk.next()) {
        if (walk.getNameString().equals(name)) {
          paths.add(walk.getPathString());
        }
      }
    }
    return paths;
  }

  private TreeWalk walk() throws IOException {
    try (var commits = new RevWalk(repository)) {
      var files = new TreeWalk(repository);
      files.addTree(commits.parseCommit(commit).getTree());
      files.setRecursive(true);
      return files;
    }
  }
}
