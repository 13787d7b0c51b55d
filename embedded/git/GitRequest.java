package embedded.git;

import java.net.URI;
import java.util.Optional;

/**
 * One request of a Git client (gitprotocol-http).
 *
 * @param isAdvertisement the first request of each fetch and push, which asks for the refs; the
 *     second one does the work
 */
record GitRequest(GitService service, boolean isAdvertisement) {
  private static final String SERVICE_PARAMETER = "service=";

  /**
   * Empty for everything that is not smart HTTP.
   *
   * @param rest the path after the repository
   */
  static Optional<GitRequest> parse(String method, String rest, URI uri) {
    if (method.equals("GET") && rest.equals("info/refs")) {
      var query = uri.getQuery() == null ? "" : uri.getQuery();
      return query.startsWith(SERVICE_PARAMETER)
          ? GitService.named(query.substring(SERVICE_PARAMETER.length()))
              .map(service -> new GitRequest(service, true))
          : Optional.empty();
    }
    return method.equals("POST")
        ? GitService.named(rest).map(service -> new GitRequest(service, false))
        : Optional.empty();
  }
}
