package embedded.argocd;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import rendering.BareRepositories;

/** Argo CD's controllers: one for the ApplicationSets and one for the Applications. */
public final class ArgoCd implements AutoCloseable {
  private final KubernetesClient client;
  private final BareRepositories git;
  private final Duration gitPolling;
  private ApplicationSetController applicationSets;
  private ApplicationController applications;

  /**
   * @param gitPolling how often they look into Git without being asked
   */
  public ArgoCd(KubernetesClient client, BareRepositories git, Duration gitPolling) {
    this.client = client;
    this.git = git;
    this.gitPolling = gitPolling;
  }

  /** They work from now on, also after they were closed. */
  public ArgoCd start() {
    applicationSets = new ApplicationSetController(client, git, gitPolling);
    applications = new ApplicationController(client, git, gitPolling);
    return this;
  }

  @Override
  public void close() {
    applicationSets.close();
    applications.close();
  }
}
