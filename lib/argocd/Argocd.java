//SOURCES ../platform/Platform.java
//SOURCES ApplicationSets.java
//SOURCES ApplicationState.java
//SOURCES Applications.java
//SOURCES ArgoNamespace.java
//SOURCES ArgoTypes.java
//SOURCES DeployedCommit.java
//SOURCES Deployment.java
//SOURCES HelmMessage.java
//SOURCES Verdict.java

package argocd;

import console.Console;
import platform.Cluster;
import platform.Platform;

/** The participant's Argo CD, through the objects in {@code <user>-toolings}. */
public final class Argocd {
  private final ArgoNamespace namespace;
  private final Console console;

  public Argocd(Cluster cluster, Platform platform, Console console) {
    this.namespace = new ArgoNamespace(cluster.client(), platform.toolings());
    this.console = console;
  }

  public ApplicationSets applicationSets() {
    return new ApplicationSets(namespace);
  }

  public Applications applications() {
    return new Applications(namespace, console);
  }
}
