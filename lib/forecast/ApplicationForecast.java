package forecast;

import java.util.List;
import java.util.Optional;

/**
 * What a push would do to one Application.
 *
 * @param name of the Application, for example {@code jukebox-test}
 * @param fate what becomes of the Application itself
 * @param sinceCommit what of its objects changes against the commit; nothing where that is not
 *     known
 * @param onCluster what changes against the live objects; empty where they were not looked at
 * @param prunes whether Argo CD removes from the cluster what leaves Git
 * @param notRendered why its objects are not known
 * @param notCompared why it is not known what of them was there in the commit
 */
public record ApplicationForecast(
    String name,
    Fate fate,
    List<ObjectChange> sinceCommit,
    Optional<LiveComparison> onCluster,
    boolean prunes,
    Optional<String> notRendered,
    Optional<String> notCompared) {

  /** What becomes of an Application. */
  public enum Fate {
    added,
    removed,
    kept
  }

  /** In one word, as {@code -o json} has it. */
  public String state() {
    if (fate != Fate.kept) {
      return fate.name();
    }
    if (notRendered.isPresent()) {
      return "notRendered";
    }
    if (notCompared.isPresent()) {
      return "notCompared";
    }
    return sinceCommit.isEmpty() ? "unchanged" : "changed";
  }
}
