package rendering;

/** The Git repositories that Applications and ApplicationSets name by their URL. */
@FunctionalInterface
public interface Repositories {
  /**
   * The files of a revision.
   *
   * @param revision a branch, a tag, a commit id or {@code HEAD}; an empty one is {@code HEAD}
   * @throws RepositoryException if there is no such repository or revision
   */
  Checkout checkout(String repoUrl, String revision) throws RepositoryException;
}
