package embedded.argocd;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rendering.Fields;
import rendering.Repositories;
import rendering.RepositoryException;

/**
 * The commits that repositories are at.
 *
 * @param commits the full commit id of each; for a repository that cannot be read, the reason
 */
record Revisions(Map<Place, String> commits) {
  /**
   * Where something is in Git.
   *
   * @param revision a branch, a tag or a commit id
   */
  record Place(String repoUrl, String revision) {}

  /** Of an Application's sources. */
  static Revisions ofSources(Repositories repositories, List<Map<String, Object>> sources) {
    return of(
        repositories,
        sources.stream()
            .map(it -> new Place(Fields.text(it, "repoURL"), Fields.text(it, "targetRevision")))
            .toList());
  }

  /** Of an ApplicationSet's Git generators. */
  static Revisions ofGenerators(Repositories repositories, List<Map<String, Object>> generators) {
    return of(
        repositories,
        generators.stream()
            .map(it -> Fields.map(it, "git"))
            .map(it -> new Place(Fields.text(it, "repoURL"), Fields.text(it, "revision")))
            .toList());
  }

  private static Revisions of(Repositories repositories, Iterable<Place> places) {
    var commits = new LinkedHashMap<Place, String>();
    places.forEach(it -> commits.put(it, commit(repositories, it)));
    return new Revisions(commits);
  }

  private static String commit(Repositories repositories, Place place) {
    try {
      return repositories.checkout(place.repoUrl(), place.revision()).commit();
    } catch (RepositoryException unavailable) {
      return unavailable.getMessage();
    }
  }

  /** Whether the repositories are still at these commits. */
  boolean areCurrent(Repositories repositories) {
    return of(repositories, commits.keySet()).equals(this);
  }
}
