package embedded.seat;

import java.nio.file.Path;

/**
 * Where the platform is.
 *
 * @param port of everything, on loopback
 * @param caFile the certificate authority of its TLS certificate (PEM)
 */
public record PlatformAddress(int port, Path caFile) {
  /** The routes' domain without a port. */
  public static final String DOMAIN = "apps.localhost";

  /** What the participants know as CLUSTER_DOMAIN. */
  public String clusterDomain() {
    return DOMAIN + ":" + port;
  }

  /** What the participants know as GIT_SERVER. */
  public String gitServer() {
    return "gitea-gitea." + clusterDomain();
  }

  /** The Kubernetes API; by address, because not every resolver knows names below localhost. */
  public String api() {
    return "https://127.0.0.1:" + port;
  }

  /** The registry that stands in for all others. */
  public String registry() {
    return "localhost:" + port;
  }
}
