package argocd;

import console.Console;
import console.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** The Applications of one Argo CD: waited for until they exist, and until a commit is deployed. */
public final class Applications {
  private final ArgoNamespace namespace;
  private final Console console;

  Applications(ArgoNamespace namespace, Console console) {
    this.namespace = namespace;
    this.console = console;
  }

  /** Waits until the ApplicationSet's controller has made this Application. */
  public void awaitExistence(String name, Duration timeout) throws InterruptedException {
    try (var application = namespace.observe(ArgoTypes.APPLICATION, name)) {
      if (!application.await(Optional::isPresent, Instant.now().plus(timeout))) {
        throw namespace.notInTime("Application", name, "does not exist", timeout);
      }
    }
  }

  /** Whether an Application's config.yaml is still empty, so that Argo CD shows it as Unknown. */
  public boolean isNotConfiguredYet(String name) {
    var application = namespace.resource(ArgoTypes.APPLICATION, name).get();
    return application != null && new ApplicationState(application).isNotConfiguredYet();
  }

  /**
   * Refreshes an Application and waits until Argo CD has deployed a commit.
   *
   * @param containsCommit whether the history of a revision contains the commit
   * @throws Failure when Argo CD reports an error for it (exit code 1), or the time is over (3)
   */
  public void awaitDeployed(String name, Predicate<String> containsCommit, Duration timeout)
      throws InterruptedException {
    var resource = namespace.existing(ArgoTypes.APPLICATION, name);
    var deployment = new Deployment(name, new DeployedCommit(containsCommit), console);
    try (var application = namespace.observe(ArgoTypes.APPLICATION, name)) {
      var verdict = deployment.await(resource, application, Instant.now().plus(timeout));
      if (verdict instanceof Verdict.Deployed deployed && !deployed.leftovers().isEmpty()) {
        console.warn(
            name
                + " stays OutOfSync: not in Git any more, but left there as prune is false: "
                + String.join(", ", deployed.leftovers()));
      }
      if (verdict instanceof Verdict.Broken broken) {
        throw Failure.content(
            "the Application " + name + " is broken: " + broken.cause(),
            namespace.lookAt("Application", name));
      }
      if (verdict instanceof Verdict.NotYet notYet) {
        throw namespace.notInTime(
            "Application", name, "has not deployed the commit (" + notYet.stage() + ")", timeout);
      }
    }
  }
}
