import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One row of the table: content of a Git repository whose outcome real Argo CD decides.
 *
 * @param name also the folder of its config.yaml, and so the Application's name
 * @param applicationSet a JSON merge patch of the spec of an ApplicationSet of its own; empty where
 *     the row is one of many folders of the shared one
 * @param files by path below the ApplicationSet's folder
 * @param later what is pushed when the first outcome is there; an empty content deletes the file
 * @param byHand what somebody then changes in the cluster, past Git
 */
record ConformanceRow(
    String name,
    Optional<Map<String, Object>> applicationSet,
    Map<String, String> files,
    Map<String, Optional<String>> later,
    List<ChangeByHand> byHand) {

  /**
   * A change of an object in the cluster.
   *
   * @param patch a JSON merge patch
   */
  record ChangeByHand(String apiVersion, String kind, String name, Map<String, Object> patch) {}

  boolean hasOwnApplicationSet() {
    return applicationSet.isPresent();
  }

  /** Where its files are in the repository. */
  String folder() {
    return hasOwnApplicationSet() ? "sets/" + name : ConformanceTable.SHARED_FOLDER;
  }

  boolean goesOn() {
    return !later.isEmpty() || !byHand.isEmpty();
  }

  /**
   * Whether an object is of this row.
   *
   * @param object for example {@code Application empty-test}
   */
  boolean owns(String object) {
    var lowerCase = object.toLowerCase(java.util.Locale.ROOT);
    return lowerCase.equals("application " + name + "-test")
        || lowerCase.startsWith("application " + name + "--")
        || lowerCase.endsWith(" of " + name + "-test")
        || lowerCase.contains(" of " + name + "--");
  }

  @Override
  public String toString() {
    return name;
  }
}
