package argocd;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The Applications of one Argo CD: whether they exist and are configured. */
public final class Applications {
  private final ArgoNamespace namespace;

  Applications(ArgoNamespace namespace) {
    this.namespace = namespace;
  }

  /** Waits until the ApplicationSet's controller has made this Application. */
  public void awaitExistence(String name, Duration timeout) throws InterruptedException {
    try (var application = namespace.observe(ArgoTypes.APPLICATION, name)) {
      if (!application.await(Optional::isPresent, Instant.now().plus(timeout))) {
        throw namespace.notInTime("Application", name, "does not exist", timeout);
      }
    }
  }

  /**
   * The files of mlops-gitops that an Application's values come from, as {@link
   * ApplicationState#valueFiles}; none where there is no such Application.
   */
  public List<String> valueFiles(String name) {
    var application = namespace.resource(ArgoTypes.APPLICATION, name).get();
    return application == null ? List.of() : new ApplicationState(application).valueFiles();
  }

  /** Whether an Application's config.yaml is still empty, so that Argo CD shows it as Unknown. */
  public boolean isNotConfiguredYet(String name) {
    var application = namespace.resource(ArgoTypes.APPLICATION, name).get();
    return application != null && new ApplicationState(application).isNotConfiguredYet();
  }
}
