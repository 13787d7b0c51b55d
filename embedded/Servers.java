package embedded;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import embedded.accounts.Accounts;
import embedded.edge.EdgeCertificate;
import embedded.edge.FrontDoor;
import embedded.edge.Interruptible;
import embedded.edge.RouteTable;
import embedded.edge.TlsConnections;
import embedded.edge.VirtualHosts;
import embedded.git.GitServer;
import embedded.home.Home;
import embedded.kubernetes.ApiServer;
import embedded.registry.Registry;
import embedded.seat.PlatformAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;

/**
 * The platform's servers, all behind one door.
 *
 * @param address where they are for participants
 * @param gitDoor the way to the Git server
 * @param registryDoor the way to the registry
 */
record Servers(
    GitServer git,
    Registry registry,
    ApiServer api,
    RouteTable routes,
    PlatformAddress address,
    FrontDoor door,
    Interruptible gitDoor,
    Interruptible registryDoor)
    implements AutoCloseable {
  private static final String DOMAIN = "apps.localhost";
  private static final String GIT_HOST = PlatformAddress.gitHost(DOMAIN);

  /**
   * Starts them.
   *
   * @param wantedPort 0 for any free one
   */
  static Servers start(Home home, Accounts accounts, int wantedPort) throws IOException {
    var git = new GitServer(home.kept("git"), accounts);
    var registry = new Registry(home.kept("registry"), accounts);
    var api = new ApiServer(accounts);
    var routes = new RouteTable();
    var tls = new TlsConnections();
    var gitDoor = new Interruptible(git);
    var registryDoor = new Interruptible(registry);
    var hosts = new VirtualHosts(DOMAIN, routes, tls, byPath(registryDoor, api));
    hosts.register(GIT_HOST, gitDoor);

    var certificate = certificate(home);
    var loopback = InetAddress.getLoopbackAddress();
    var door = FrontDoor.open(loopback, home.port(wantedPort), certificate.context(), tls, hosts);
    home.rememberPort(door.port());
    var address = address(door.port(), certificate.caPem());
    return new Servers(git, registry, api, routes, address, door, gitDoor, registryDoor);
  }

  /**
   * The repository that Argo CD fetches from a URL.
   *
   * @throws IOException when the Git server is away, with the words of Argo CD's Git client
   */
  Optional<Path> repository(String url) throws IOException {
    if (gitDoor.isInterrupted()) {
      throw new IOException(
          "unexpected client error: unexpected requesting \"%s/info/refs?service=git-upload-pack\""
                  .formatted(url)
              + " status code: 503");
    }
    return git.repository(url);
  }

  // the API by address, because not every resolver knows names below localhost
  private static PlatformAddress address(int port, Path caFile) {
    return new PlatformAddress(DOMAIN, port, "https://127.0.0.1:" + port, caFile);
  }

  private static EdgeCertificate certificate(Home home) throws IOException {
    try {
      return EdgeCertificate.create(home.directory(), List.of("*." + DOMAIN, GIT_HOST));
    } catch (GeneralSecurityException impossible) {
      throw new IOException(impossible);
    }
  }

  /** The registry's protocol begins with /v2; all else without a host of its own is the API's. */
  private static HttpHandler byPath(HttpHandler registry, ApiServer api) {
    return (HttpExchange exchange) -> {
      var path = exchange.getRequestURI().getPath();
      if (path.equals("/v2") || path.startsWith("/v2/")) {
        registry.handle(exchange);
      } else {
        api.handle(exchange);
      }
    };
  }

  @Override
  public void close() throws IOException {
    door.edge().close();
    api.close();
    door.close();
  }
}
