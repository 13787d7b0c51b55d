//SOURCES ../platform/Platform.java
//SOURCES ApplicationSetState.java
//SOURCES ApplicationSets.java
//SOURCES ApplicationState.java
//SOURCES Applications.java
//SOURCES ArgoNamespace.java
//SOURCES ArgoTypes.java
//SOURCES RefreshRequest.java

package argocd;

import platform.Cluster;
import platform.Platform;

/** The participant's Argo CD, through the objects in {@code <user>-toolings}. */
public final class Argocd {
  private final ArgoNamespace namespace;

  public Argocd(Cluster cluster, Platform platform) {
    this.namespace = new ArgoNamespace(cluster.client(), platform.toolings());
  }

  public ApplicationSets applicationSets() {
    return new ApplicationSets(namespace);
  }

  public Applications applications() {
    return new Applications(namespace);
  }

  /** A request to an Application to look into Git and at the cluster. */
  public RefreshRequest refreshOfApplication(String name) {
    return new RefreshRequest(namespace, ArgoTypes.APPLICATION, name, ApplicationState.REFRESH);
  }

  /** A request to an ApplicationSet to look into Git and to make its Applications. */
  public RefreshRequest refreshOfApplicationSet(String name) {
    return new RefreshRequest(
        namespace, ArgoTypes.APPLICATION_SET, name, "argocd.argoproj.io/application-set-refresh");
  }
}
