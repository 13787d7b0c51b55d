package argocd;

/** What one look at an Application says about a commit. */
sealed interface Verdict {
  /** This very commit is deployed. */
  record Deployed() implements Verdict {}

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
