package k3s;

import embedded.seat.Outage;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An Argo CD whose controllers are gone, as when the node that they were on is drained. */
final class ArgoOutage implements Outage {
  private static final List<String> DEPLOYMENTS =
      List.of("argocd-repo-server", "argocd-applicationset-controller");

  private final KubernetesClient client;
  private final String user;

  private ArgoOutage(KubernetesClient client, String user) {
    this.client = client;
    this.user = user;
  }

  static Outage of(KubernetesClient client, String user) {
    var outage = new ArgoOutage(client, user);
    outage.scale(0);
    outage.awaitNoController();
    return outage;
  }

  private void scale(int replicas) {
    var namespace = user + "-toolings";
    var deployments = client.apps().deployments().inNamespace(namespace);
    DEPLOYMENTS.forEach(name -> deployments.withName(name).scale(replicas));
    client
        .apps()
        .statefulSets()
        .inNamespace(namespace)
        .withName("argocd-application-controller")
        .scale(replicas);
  }

  private void awaitNoController() {
    var controller =
        client.pods().inNamespace(user + "-toolings").withName("argocd-application-controller-0");
    controller.withGracePeriod(0).delete();
    controller.waitUntilCondition(pod -> pod == null, 60, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    scale(1);
    new ArgoInstallation(client, user).awaitReady();
  }
}
