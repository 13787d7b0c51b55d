package rollout;

import argocd.ApplicationSets;
import io.fabric8.kubernetes.client.KubernetesClient;
import platform.Cluster;
import platform.Platform;

/**
 * Where a goal is to be reached.
 *
 * @param toolings the namespace of Argo CD's objects
 * @param namespace the Application's destination
 */
record Target(
    KubernetesClient client,
    String toolings,
    String applicationSet,
    String application,
    String namespace) {

  static Target of(Goal goal, Cluster cluster, Platform platform) {
    return of(goal.name(), goal.environment(), cluster, platform);
  }

  static Target of(String name, String environment, Cluster cluster, Platform platform) {
    return new Target(
        cluster.client(),
        platform.toolings(),
        ApplicationSets.nameFor(environment),
        name + "-" + environment,
        platform.namespace(environment));
  }
}
