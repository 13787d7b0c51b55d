package modelcar.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import console.Failure;
import embedded.edge.Edge;
import embedded.edge.EdgeCertificate;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import platform.Profile;
import platform.ProxyServer;

/** A registry that only a proxy knows the way to. */
@Tag("unit")
@Timeout(60)
class PushThroughProxyTest {
  private static final String NAME = "registry.example.test";

  @TempDir Path folder;
  private final List<String> seenByTheRegistry = new CopyOnWriteArrayList<>();
  private FaultyRegistry server;
  private Edge edge;
  private PushFixture fixture;

  @BeforeEach
  void start() throws Exception {
    server = new FaultyRegistry(folder.resolve("registry"));
    server.add(
        exchange -> {
          seenByTheRegistry.addAll(
              exchange.getRequestHeaders().getOrDefault("Proxy-Authorization", List.of()));
          return false;
        });
    var certificate = EdgeCertificate.create(folder.resolve("tls"), List.of(NAME));
    edge = Edge.start(InetAddress.getLoopbackAddress(), 0, certificate.context(), server.port());
    fixture = new PushFixture(folder, NAME);
    fixture.profile = Map.of(Profile.CA_FILE, certificate.caPem().toString());
  }

  @AfterEach
  void stop() {
    edge.close();
    server.close();
  }

  @Test
  void withTlsItSeesNothingButTheName() throws Exception {
    try (var proxy = new ProxyServer(edge.port())) {
      fixture.environment = Map.of("HTTPS_PROXY", "http://" + proxy.address());

      assertPushed();

      assertFalse(proxy.requests.isEmpty());
      assertEquals(Set.of("CONNECT " + NAME + ":443 HTTP/1.1"), Set.copyOf(proxy.requests));
    }
  }

  @Test
  void withoutTlsItPassesRequestsOn() throws Exception {
    try (var proxy = new ProxyServer(edge.port())) {
      fixture.plain = Set.of(NAME);
      fixture.environment = Map.of("http_proxy", proxy.address());

      assertPushed();

      assertEquals("GET http://" + NAME + "/v2/ HTTP/1.1", proxy.requests.get(0));
    }
  }

  @Test
  void itGetsItsAccountAndTheRegistryDoesNot() throws Exception {
    var account = Optional.of("Basic bWU6cEBzcw==");
    try (var proxy = new ProxyServer(edge.port(), account)) {
      fixture.environment = Map.of("HTTPS_PROXY", "http://me:p%40ss@" + proxy.address());

      assertPushed();

      assertEquals(List.of(), seenByTheRegistry);
    }
  }

  @Test
  void itRefusesAnAccountThatIsNotPrinted() throws Exception {
    try (var proxy = new ProxyServer(edge.port(), Optional.of("Basic another"))) {
      fixture.environment = Map.of("HTTPS_PROXY", "http://me:p%40ss@" + proxy.address());

      var failed = assertThrows(Failure.class, () -> fixture.push("1"));

      assertTrue(failed.getMessage().contains("407, the proxy wants"), failed.getMessage());
      assertFalse((failed.getMessage() + failed.next()).contains("p%40ss"), failed.getMessage());
      assertFalse((failed.getMessage() + failed.next()).contains("p@ss"), failed.getMessage());
    }
  }

  @Test
  void thisMachineIsReachedWithoutIt() throws Exception {
    try (var proxy = new ProxyServer(edge.port())) {
      fixture = new PushFixture(folder.resolve("here"), server);
      fixture.environment = Map.of("HTTPS_PROXY", proxy.address(), "HTTP_PROXY", proxy.address());

      assertPushed();

      assertEquals(List.of(), proxy.requests);
    }
  }

  private void assertPushed() throws Exception {
    fixture.patience = PushFixture.LONG;

    var pushed = fixture.push("1");

    assertEquals(pushed.digest(), fixture.repository("user1/jukebox").resolve("1").orElseThrow());
    assertEquals(List.of(), fixture.retries);
  }
}
