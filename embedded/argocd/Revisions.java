package embedded.argocd;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rendering.Fields;
import rendering.Repositories;
import rendering.RepositoryException;

/**
 * The commits that repositories were at when something was made of them. While they stay the same,
 * making it again gives nothing new: that is what keeps polling cheap, here as with Argo CD's cache
 * of manifests.
 *
 * @param commits the full commit id of each; for a repository that cannot be read, the reason
 */
record Revisions(Map<Place, String> commits) {
  /**
   * How long the same commits are believed to give the same result: as long as a real Argo CD takes
   * from one look to the next (timeout.reconciliation), which it also dates in the status.
   */
  static final Duration BELIEVED = Duration.ofSeconds(120);

  /** How often it is asked whose turn it is to look at its repositories. */
  static final Duration TICK = Duration.ofMillis(500);

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
