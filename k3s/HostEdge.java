package k3s;

import embedded.edge.EdgeCertificate;
import embedded.edge.Forward;
import embedded.edge.FrontDoor;
import embedded.edge.RouteTable;
import embedded.edge.TlsConnections;
import embedded.edge.VirtualHosts;
import embedded.seat.PlatformAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.function.Supplier;

/**
 * The edge on this machine: one port, with TLS, in front of Gitea, the registry and all Routes. It
 * listens on all interfaces, because pods ask it too.
 */
record HostEdge(FrontDoor door, RouteTable routes, Path caFile) implements AutoCloseable {
  /** Not below localhost: libcurl, and so the git of Argo CD, takes that for the pod itself. */
  static final String DOMAIN = "apps.jukebox.test";

  private static final String GIT_HOST = PlatformAddress.gitHost(DOMAIN);

  /**
   * Opens it on any free port.
   *
   * @param directory where its certificate is kept
   * @param registry answers for all names outside of the domain
   */
  static HostEdge open(Path directory, Supplier<URI> registry) throws IOException {
    var connections = new TlsConnections();
    var routes = new RouteTable();
    var hosts = new VirtualHosts(DOMAIN, routes, connections, new Forward(registry, connections));
    var certificate = certificate(directory);
    var anyAddress = InetAddress.getByAddress(new byte[4]);
    var door = FrontDoor.open(anyAddress, 0, certificate.context(), connections, hosts);
    return new HostEdge(door, routes, certificate.caPem());
  }

  private static EdgeCertificate certificate(Path directory) throws IOException {
    try {
      return EdgeCertificate.create(directory, List.of("*." + DOMAIN, GIT_HOST));
    } catch (GeneralSecurityException impossible) {
      throw new IOException(impossible);
    }
  }

  /** From now on the Git server's name leads there. */
  void publishGit(URI server) {
    routes.publish(GIT_HOST, server);
  }

  int port() {
    return door.port();
  }

  @Override
  public void close() {
    door.close();
  }
}
