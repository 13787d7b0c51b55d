//SOURCES ../console/Console.java
//SOURCES Access.java
//SOURCES BaseImage.java
//SOURCES CacheDirectory.java
//SOURCES ChangeOptions.java
//SOURCES Clone.java
//SOURCES Cluster.java
//SOURCES ClusterErrors.java
//SOURCES ConnectTo.java
//SOURCES CredentialHelpers.java
//SOURCES EnvironmentOption.java
//SOURCES FilledAppset.java
//SOURCES Found.java
//SOURCES GitRuntime.java
//SOURCES HttpClients.java
//SOURCES Links.java
//SOURCES Login.java
//SOURCES Mirrors.java
//SOURCES NoProxy.java
//SOURCES NoTls.java
//SOURCES Observed.java
//SOURCES PlaceFinder.java
//SOURCES PlaceOptions.java
//SOURCES PodServiceAccount.java
//SOURCES PodmanDirectory.java
//SOURCES PrivateDirectory.java
//SOURCES Profile.java
//SOURCES Proxies.java
//SOURCES ProxyAddress.java
//SOURCES Reason.java
//SOURCES RegistryAccounts.java
//SOURCES RegistryConfig.java
//SOURCES RegistryKey.java
//SOURCES RegistryOptions.java
//SOURCES RemoteName.java
//SOURCES RouteClient.java
//SOURCES Routes.java
//SOURCES SideBySide.java
//SOURCES TemporaryDirectory.java
//SOURCES TokenExpiry.java
//SOURCES TransferStream.java
//SOURCES Trust.java
//SOURCES WorkshopScript.java
//DEPS io.fabric8:kubernetes-client:8.0.0
//DEPS io.fabric8:kubernetes-httpclient-jdk:8.0.0
//DEPS org.eclipse.jgit:org.eclipse.jgit:7.8.1.202611041320-r
//DEPS org.slf4j:slf4j-nop:2.0.17

package platform;

import java.nio.file.Path;

/**
 * The platform as one participant sees it: who they are and where their things lie.
 *
 * @param user the participant's name, for example {@code user1}
 * @param clusterDomain the domain of the routes, for example {@code apps.example.com}; may carry a
 *     port
 * @param gitServer host of the Git server; may carry a port
 * @param gitopsDirectory the working tree of mlops-gitops, whether it exists or not
 * @param profile what earlier steps remembered
 */
public record Platform(
    String user, String clusterDomain, String gitServer, Path gitopsDirectory, Profile profile) {

  /** The namespace of the participant's Argo CD and pipelines. */
  public String toolings() {
    return user + "-toolings";
  }

  /** The namespace of an environment, for example {@code user1-test}. */
  public String namespace(String environment) {
    return user + "-" + environment;
  }

  /**
   * Where a route of the participant is served, for example {@code
   * https://jukebox-user1-test.apps.example.com}.
   */
  public String routeUrl(String route, String environment) {
    return "https://" + route + "-" + namespace(environment) + "." + clusterDomain;
  }

  /** The address of one of the participant's repositories, without user information. */
  public String repositoryUrl(String repository) {
    return "https://" + gitServer + "/" + user + "/" + repository;
  }

  /** Links for people. */
  public Links links() {
    return new Links(this);
  }
}
