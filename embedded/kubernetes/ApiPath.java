package embedded.kubernetes;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The path of a resource, for example {@code
 * /apis/apps/v1/namespaces/user1-test/deployments/web/status}.
 *
 * @param namespace empty for resources of the cluster and for all namespaces
 * @param name empty for a collection
 * @param subresource empty for the object itself
 */
record ApiPath(
    String group,
    String version,
    String namespace,
    String plural,
    String name,
    String subresource) {
  private static final Set<String> NAMESPACE_SUBRESOURCES = Set.of("status", "finalize");

  /** The parts of a path, without empty ones. */
  static List<String> split(String path) {
    return Arrays.stream(path.split("/")).filter(it -> !it.isEmpty()).toList();
  }

  /** Reads a path below {@code /api} or {@code /apis}; 404 for one that has no resource. */
  static ApiPath parse(List<String> parts) {
    boolean core = parts.get(0).equals("api");
    int start = core ? 2 : 3;
    if (parts.size() <= start) {
      throw ApiError.noSuchResource();
    }
    var group = core ? "" : parts.get(1);
    var version = parts.get(start - 1);
    var rest = parts.subList(start, parts.size());
    if (isInsideNamespace(rest)) {
      return of(group, version, rest.get(1), rest.subList(2, rest.size()));
    }
    return of(group, version, "", rest);
  }

  private static boolean isInsideNamespace(List<String> rest) {
    return rest.get(0).equals("namespaces")
        && rest.size() > 2
        && !(rest.size() == 3 && NAMESPACE_SUBRESOURCES.contains(rest.get(2)));
  }

  private static ApiPath of(String group, String version, String namespace, List<String> rest) {
    if (rest.size() > 3) {
      throw ApiError.noSuchResource();
    }
    return new ApiPath(
        group,
        version,
        namespace,
        rest.get(0),
        rest.size() > 1 ? rest.get(1) : "",
        rest.size() > 2 ? rest.get(2) : "");
  }
}
