package embedded.argocd;

import embedded.controller.ControlLoop;
import embedded.controller.ObjectKey;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.stream.Stream;
import rendering.Repositories;

/**
 * Stands in for Argo CD's ApplicationSet controller: one Application per file that a Git generator
 * finds. It looks again when the ApplicationSet changes, when somebody sets its refresh annotation,
 * when one of its Applications changes, and every three minutes.
 */
public final class ApplicationSetController implements AutoCloseable {
  private final ControlLoop loop;

  /**
   * Starts the controller.
   *
   * @param pollInterval how often it looks into Git by itself; Argo CD's default is three minutes
   */
  public ApplicationSetController(
      KubernetesClient client, Repositories repositories, Duration pollInterval) {
    var cluster = new Cluster(client);
    var generator = new ApplicationGenerator(cluster, repositories);
    var generated = new GenerationCache(repositories, generator, pollInterval);
    var reconciler =
        new ApplicationSetReconciler(
            cluster, generated, new GeneratedApplications(client, cluster));
    loop =
        new ControlLoop(client, "applicationset", reconciler)
            .watching(ArgoTypes.APPLICATION_SET, it -> Stream.of(ObjectKey.of(it)))
            .watching(ArgoTypes.APPLICATION, ApplicationSetController::owners)
            .every(MadeFromGit.TICK, generated::outdated);
  }

  private static Stream<ObjectKey> owners(GenericKubernetesResource application) {
    return application.getMetadata().getOwnerReferences().stream()
        .filter(owner -> owner.getKind().equals("ApplicationSet"))
        .map(owner -> new ObjectKey(application.getMetadata().getNamespace(), owner.getName()));
  }

  @Override
  public void close() {
    loop.close();
  }
}
