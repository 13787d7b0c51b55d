package embedded.argocd;

/** A repository or a revision of it cannot be had. The message is the one that Argo CD shows. */
public final class RepositoryException extends Exception {
  private static final long serialVersionUID = 1L;

  public RepositoryException(String message) {
    super(message);
  }

  public RepositoryException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * What Argo CD says of a repository that is not there: Gitea hides whether it is missing or
   * private.
   */
  static RepositoryException notFound() {
    return new RepositoryException("failed to list refs: authentication required: Unauthorized");
  }

  static RepositoryException unknownRevision(String revision) {
    return new RepositoryException("unable to resolve '" + revision + "' to a commit SHA");
  }
}
