package embedded.argocd;

import embedded.controller.ControlLoop;
import embedded.controller.ObjectKey;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.stream.Stream;
import rendering.Repositories;

/**
 * Stands in for Argo CD's application controller: renders Helm charts from Git, compares with the
 * cluster, syncs what is automated, heals what was changed by hand, and reports in each
 * Application's status. It speaks only the Kubernetes API and Git. The kinds of {@code argoproj.io}
 * must be known to the API before it starts.
 */
public final class ApplicationController implements AutoCloseable {
  private final ControlLoop loop;

  /**
   * Starts the controller.
   *
   * @param pollInterval how long a commit may stay unseen if nobody asks for a refresh; Argo CD's
   *     default is 120 seconds
   */
  public ApplicationController(
      KubernetesClient client, Repositories repositories, Duration pollInterval) {
    var cluster = new Cluster(client);
    var targets = new TargetCache(repositories, pollInterval);
    var reconciler =
        new ApplicationReconciler(
            cluster, new ManagedNamespaces(client, cluster), targets, pollInterval);
    loop = new ControlLoop(client, "application", reconciler);
    reconciler.use(loop);
    loop.watching(ArgoTypes.APPLICATION, application -> Stream.of(ObjectKey.of(application)))
        .every(MadeFromGit.TICK, targets::outdated);
  }

  @Override
  public void close() {
    loop.close();
  }
}
