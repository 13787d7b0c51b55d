package rendering;

import java.util.regex.Pattern;

/** A repository or a revision of it cannot be had. The message is the one that Argo CD shows. */
public class RepositoryException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final Pattern OWNER_AND_NAME = Pattern.compile("\\w+://[^/]+/[^/]+/.+");

  public RepositoryException(String message) {
    super(message);
  }

  public RepositoryException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * What Argo CD says of a repository that is not there: Gitea hides whether it is missing or
   * private, but for an address that cannot be one, for lack of an owner or a name.
   */
  public static RepositoryException notFound(String repoUrl) {
    var reason =
        OWNER_AND_NAME.matcher(repoUrl).matches()
            ? "authentication required: Unauthorized"
            : "repository not found: Not found.";
    return new RepositoryException("failed to list refs: " + reason);
  }

  public static RepositoryException unknownRevision(String revision) {
    return new RepositoryException("unable to resolve '" + revision + "' to a commit SHA");
  }
}
