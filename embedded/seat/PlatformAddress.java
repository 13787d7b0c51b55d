package embedded.seat;

import java.nio.file.Path;

/**
 * Where a platform is.
 *
 * @param domain the routes' domain without a port, for example {@code apps.localhost}
 * @param port of routes, Git server and registry, on this machine
 * @param api the address of the Kubernetes API, for example {@code https://127.0.0.1:18443}
 * @param caFile the certificate authority of the port's TLS certificate (PEM)
 */
public record PlatformAddress(String domain, int port, String api, Path caFile) {

  /** What the participants know as CLUSTER_DOMAIN. */
  public String clusterDomain() {
    return domain + ":" + port;
  }

  /** The Git server's host name, without the port. */
  public static String gitHost(String domain) {
    return "gitea-gitea." + domain;
  }

  /** What the participants know as GIT_SERVER. */
  public String gitServer() {
    return gitHost(clusterDomain());
  }

  /** The host name, without the port, of a participant's Argo CD. */
  public String argocdHost(String user) {
    return "argocd-server-" + user + "-toolings." + domain;
  }

  /** The registry that stands in for all others. */
  public String registry() {
    return "localhost:" + port;
  }
}
