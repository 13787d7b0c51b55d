package embedded.git;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Owner and name of a repository.
 *
 * @param owner the first segment of its URL's path
 * @param repo the second one, without {@code .git}
 */
record RepositoryName(String owner, String repo) {
  /** Neither can lead out of the folder of repositories: no separators, no leading dot. */
  private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*");

  /** Empty where a part is no name that a repository may have. */
  static Optional<RepositoryName> of(String owner, String repo) {
    var name = repo.endsWith(".git") ? repo.substring(0, repo.length() - 4) : repo;
    return SAFE.matcher(owner).matches() && SAFE.matcher(name).matches()
        ? Optional.of(new RepositoryName(owner, name))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return owner + "/" + repo;
  }
}
