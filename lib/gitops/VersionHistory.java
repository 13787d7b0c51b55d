package gitops;

import console.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * The versions of an application in an environment, from the log of its config.yaml. A commit that
 * changed other keys of the file is no version; a merge is not, either, the commit that it brought
 * is.
 */
public final class VersionHistory {
  /** What says which image runs; all other keys belong to other lessons and to other decisions. */
  static final List<String> IMAGE_KEYS =
      List.of("version", "image_repository", "image_namespace", "image");

  private final Repository repository;
  private final ObjectId tip;
  private final String file;

  VersionHistory(Repository repository, ObjectId tip, String file) {
    this.repository = repository;
    this.tip = tip;
    this.file = file;
  }

  /** All that the clone knows, the newest first. */
  public List<DeployedVersion> versions() throws IOException {
    var versions = new ArrayList<DeployedVersion>();
    try (var walk = new RevWalk(repository)) {
      walk.setTreeFilter(AndTreeFilter.create(PathFilter.create(file), TreeFilter.ANY_DIFF));
      walk.sort(RevSort.TOPO);
      walk.markStart(walk.parseCommit(tip));
      for (var commit : walk) {
        at(commit).ifPresent(version -> add(versions, version));
      }
    }
    return versions;
  }

  // newest first: of several commits with the same values, the oldest one brought the version
  private static void add(List<DeployedVersion> versions, DeployedVersion older) {
    int last = versions.size() - 1;
    if (last >= 0 && versions.get(last).values().equals(older.values())) {
      versions.remove(last);
    }
    versions.add(older);
  }

  /**
   * The version to go back to.
   *
   * @param wanted a version, or a commit of mlops-gitops; empty: the one before the present one
   * @throws Failure there is none, or no such one: exit code 2
   */
  public DeployedVersion find(Optional<String> wanted) throws IOException {
    var versions = versions();
    if (wanted.isEmpty()) {
      return versions.stream()
          .skip(1)
          .findFirst()
          .orElseThrow(() -> unknown("has no version before the present one", versions));
    }
    var byName = versions.stream().filter(it -> it.name().equals(wanted.get())).findFirst();
    return byName.isPresent()
        ? byName.get()
        : commit(wanted.get()).orElseThrow(() -> unknown("never had " + wanted.get(), versions));
  }

  private Optional<DeployedVersion> commit(String abbreviated) throws IOException {
    var id = abbreviated.matches("[0-9a-f]{7,40}") ? repository.resolve(abbreviated) : null;
    if (id == null || !new Ancestry(repository).isAncestor(id, tip)) {
      return Optional.empty();
    }
    try (var walk = new RevWalk(repository)) {
      return at(walk.parseCommit(id));
    }
  }

  private Failure unknown(String what, List<DeployedVersion> versions) {
    var names = versions.stream().map(DeployedVersion::name).distinct().limit(10).toList();
    return Failure.usage(
        file + " " + what + "; it had: " + String.join(", ", names),
        "history shows all, rollback --to takes one of them");
  }

  /** What the file said in a commit; empty where it named no image, or was broken. */
  private Optional<DeployedVersion> at(RevCommit commit) throws IOException {
    var text = new Snapshot(repository, commit).text(file);
    var values = text.map(it -> imageOf(new ConfigFile(file, it))).orElse(Map.of());
    if (!values.containsKey("version") && !values.containsKey("image")) {
      return Optional.empty();
    }
    var message = commit.getFullMessage();
    return Optional.of(
        new DeployedVersion(
            commit.name(),
            commit.getCommitterIdent().getWhenAsInstant(),
            commit.getAuthorIdent().getName(),
            commit.getShortMessage(),
            values,
            TracedMessage.trailer(message, TracedMessage.IMAGE_DIGEST),
            TracedMessage.trailer(message, TracedMessage.MODEL_METRICS)));
  }

  private static Map<String, String> imageOf(ConfigFile config) {
    var values = new LinkedHashMap<String, String>();
    try {
      IMAGE_KEYS.forEach(key -> config.value(key).ifPresent(value -> values.put(key, value)));
      return values;
    } catch (Failure broken) {
      return Map.of();
    }
  }
}
