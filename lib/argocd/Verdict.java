package argocd;

import java.util.List;

/** What one look at an Application says about a commit. */
sealed interface Verdict {
  /**
   * This very commit is deployed.
   *
   * @param leftovers what is no longer in Git and still in the cluster, as {@code Kind name}
   */
  record Deployed(List<String> leftovers) implements Verdict {}

  /**
   * Not yet, and it may still come.
   *
   * @param stage what Argo CD is at, in a few words
   */
  record NotYet(String stage) implements Verdict {}

  /**
   * Argo CD reports an error for it.
   *
   * @param cause the error in Argo CD's words, shortened to what matters
   */
  record Broken(String cause) implements Verdict {}
}
