package embedded.git;

import java.util.Optional;

/**
 * A request's path, taken apart.
 *
 * @param rest what follows owner and repository, without a slash at its ends; empty for the
 *     repository's own page
 */
record GitPath(RepositoryName repository, String rest) {
  /** Empty for paths that do not begin with an owner and a repository. */
  static Optional<GitPath> parse(String path) {
    var segments = path.replaceFirst("^/+", "").split("/", 3);
    if (segments.length < 2) {
      return Optional.empty();
    }
    var rest = segments.length < 3 ? "" : segments[2].replaceFirst("/+$", "");
    return RepositoryName.of(segments[0], segments[1]).map(name -> new GitPath(name, rest));
  }
}
