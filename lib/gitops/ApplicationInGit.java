package gitops;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * What the branch that Argo CD reads says about one application in one environment. Only what is on
 * the server counts: nothing of the working tree, and no commit that is not pushed.
 */
public final class ApplicationInGit {
  private final Repository repository;
  private final ObjectId tip;
  private final String file;

  ApplicationInGit(Repository repository, ObjectId tip, String file) {
    this.repository = repository;
    this.tip = tip;
    this.file = file;
  }

  /** Its config.yaml; empty where there is none. */
  public Optional<ConfigFile> config() throws IOException {
    return new Snapshot(repository, tip).text(file).map(text -> new ConfigFile(file, text));
  }

  /**
   * The newest commit that changed its config.yaml or one of the other files that it takes values
   * from: what was committed after it is about something else, and does not have to be deployed.
   *
   * @param valueFiles paths in mlops-gitops
   */
  public Optional<GitCommit> lastChange(List<String> valueFiles) throws IOException {
    var paths = Stream.concat(Stream.of(file), valueFiles.stream()).distinct().toList();
    try (var walk = new RevWalk(repository)) {
      walk.setTreeFilter(
          AndTreeFilter.create(PathFilterGroup.createFromStrings(paths), TreeFilter.ANY_DIFF));
      walk.markStart(walk.parseCommit(tip));
      return Optional.ofNullable(walk.next()).map(GitCommit::of);
    }
  }

  /** The versions that it had, the newest first. */
  public List<DeployedVersion> versions() throws IOException {
    return new VersionHistory(repository, tip, file).versions();
  }

  /** A commit by its full name. */
  public GitCommit commit(String id) throws IOException {
    try (var walk = new RevWalk(repository)) {
      return GitCommit.of(walk.parseCommit(ObjectId.fromString(id)));
    }
  }

  /**
   * The merge that brought a commit into the branch, as a pull request does it; empty where it was
   * pushed to the branch itself, or the merge left no commit (a squash, a fast-forward).
   */
  public Optional<GitCommit> mergeOf(String id) throws IOException {
    try (var walk = new RevWalk(repository)) {
      var commit = walk.parseCommit(ObjectId.fromString(id));
      var ancestry = new Ancestry(repository);
      var onBranch = walk.parseCommit(tip);
      while (!onBranch.equals(commit) && onBranch.getParentCount() > 0) {
        var before = walk.parseCommit(onBranch.getParent(0));
        if (onBranch.getParentCount() > 1 && !ancestry.isAncestor(commit, before)) {
          return Optional.of(GitCommit.of(onBranch));
        }
        onBranch = before;
      }
      return Optional.empty();
    }
  }
}
