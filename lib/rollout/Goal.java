package rollout;

import java.util.Map;
import java.util.function.Predicate;

/**
 * What is to be deployed and to serve.
 *
 * @param name of the application, for example {@code jukebox}
 * @param environment for example {@code test}
 * @param containsCommit whether the history of a revision of mlops-gitops contains the commit; may
 *     ask the Git server
 * @param values of the application's config.yaml that decide about the Application's sources
 */
public record Goal(
    String name, String environment, Predicate<String> containsCommit, Map<String, String> values) {

  /** The name of the Argo CD Application. */
  String application() {
    return name + "-" + environment;
  }
}
