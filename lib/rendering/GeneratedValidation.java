package rendering;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Argo CD looks for in generated Applications before it writes any of them. In its words,
 * argo-cd {@code applicationset/controllers}, seen with 3.2.11.
 */
public final class GeneratedValidation {
  private static final String IN_CLUSTER = "https://kubernetes.default.svc";

  private GeneratedValidation() {}

  /** What is wrong; one wrong Application stops the whole ApplicationSet. */
  public static Optional<String> firstProblem(
      Map<String, Object> applicationSet, List<Map<String, Object>> applications) {
    var names = new HashSet<String>();
    for (var application : applications) {
      var name = Fields.text(application, "metadata", "name");
      if (!names.add(name)) {
        return Optional.of(
            "ApplicationSet %s contains applications with duplicate name: %s"
                .formatted(Fields.text(applicationSet, "metadata", "name"), name));
      }
    }
    return applications.stream().flatMap(it -> unknownCluster(it).stream()).findFirst();
  }

  private static Optional<String> unknownCluster(Map<String, Object> application) {
    var server = Fields.text(application, "spec", "destination", "server");
    return server.isEmpty() || server.equals(IN_CLUSTER)
        ? Optional.empty()
        : Optional.of(
            "application destination spec is invalid: error getting cluster by server \"%s\": rpc error: code = NotFound desc = cluster \"%s\" not found"
                .formatted(server, server));
  }
}
