package gitops;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** In which files two commits differ. */
final class ChangedPaths {
  private ChangedPaths() {}

  /** The files with their modes in the newer commit; {@link FileMode#MISSING} where it has none. */
  static Map<String, FileMode> between(Repository repository, ObjectId older, ObjectId newer)
      throws IOException {
    var paths = new LinkedHashMap<String, FileMode>();
    try (var commits = new RevWalk(repository);
        var walk = new TreeWalk(repository)) {
      walk.addTree(commits.parseCommit(older).getTree());
      walk.addTree(commits.parseCommit(newer).getTree());
      walk.setRecursive(true);
      walk.setFilter(TreeFilter.ANY_DIFF);
      while (walk.next()) {
        paths.put(walk.getPathString(), walk.getFileMode(1));
      }
    }
    return paths;
  }
}
