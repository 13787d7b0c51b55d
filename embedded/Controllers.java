package embedded;

import embedded.argocd.ArgoCd;
import embedded.home.Home;
import embedded.serving.InferenceServiceController;
import embedded.serving.ModelCarCheck;
import embedded.serving.ModelServerProgram;
import embedded.serving.NodeSize;
import embedded.workloads.DeploymentController;
import embedded.workloads.Kubelet;
import embedded.workloads.RegistryPuller;
import embedded.workloads.ReplicaSetController;
import embedded.workloads.RouteController;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import rendering.BareRepositories;

/**
 * Everything that watches the Kubernetes API and acts: the stand-ins for kubelet and controller
 * manager, router, KServe and Argo CD.
 *
 * @param argoCd is among all of them
 * @param all in the order in which they are to be stopped
 */
record Controllers(ArgoCd argoCd, List<AutoCloseable> all) implements AutoCloseable {

  /**
   * Starts them.
   *
   * @param gitPolling how often Argo CD's stand-in looks into Git without being asked
   */
  static Controllers start(
      KubernetesClient client, Servers servers, Home home, Duration gitPolling) {
    try {
      var kubelet =
          new Kubelet(client, new RegistryPuller(servers.door().backend()), home.fresh("node"))
              .register(new ModelCarCheck())
              .register(new ModelServerProgram())
              .register(new UiProgram(servers.address().caFile()));
      servers.api().setPodLogs(kubelet.logs()::log);
      var git = new BareRepositories(servers::repository, home.fresh("argocd"));
      var argoCd = new ArgoCd(client, git, gitPolling).start();
      return new Controllers(
          argoCd,
          List.of(
              argoCd,
              new InferenceServiceController(
                      client, servers.address().clusterDomain(), NodeSize.AS_ASKED)
                  .start(),
              new RouteController(
                      client, kubelet.addresses(), servers.routes(), servers.address().domain())
                  .start(),
              new DeploymentController(client).start(),
              new ReplicaSetController(client).start(),
              kubelet.start()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    for (var controller : all) {
      try {
        controller.close();
      } catch (Exception stopping) {
        System.getLogger("sandbox").log(Level.DEBUG, "while stopping", stopping);
      }
    }
  }
}
