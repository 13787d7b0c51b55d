package modelcar.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import console.ExitCode;
import console.Failure;
import embedded.edge.Edge;
import embedded.edge.EdgeCertificate;
import embedded.edge.PlainServer;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import platform.Profile;

/** A registry that is not on this machine, as far as its name says, behind a private authority. */
@Tag("unit")
@Timeout(60)
class PushOverTlsTest {
  private static final String NAME = "registry.example.test";

  @TempDir Path folder;
  private FaultyRegistry server;
  private EdgeCertificate certificate;
  private Edge edge;
  private PushFixture fixture;

  @BeforeEach
  void start() throws Exception {
    server = new FaultyRegistry(folder.resolve("registry"));
    certificate = EdgeCertificate.create(folder.resolve("tls"), List.of());
    edge = Edge.start(InetAddress.getLoopbackAddress(), 0, certificate.context(), server.port());
    fixture = new PushFixture(folder, NAME + ":" + edge.port());
  }

  @AfterEach
  void stop() {
    edge.close();
    server.close();
  }

  @Test
  void withTheAuthorityOfTheProfileItIsTrusted() throws Exception {
    profile(Map.of(Profile.CA_FILE, certificate.caPem().toString()));

    var pushed = fixture.push("1");

    assertEquals(pushed.digest(), fixture.repository("user1/jukebox").resolve("1").orElseThrow());
  }

  @Test
  void withoutItNothingIsSentAndNoPlainHttpIsTried() throws Exception {
    profile(Map.of());

    var failed = assertThrows(Failure.class, () -> fixture.push("1"));

    assertEquals(ExitCode.NOT_REACHABLE, failed.exitCode(), failed.getMessage());
    assertTrue(failed.getMessage().contains("takes ca-file"), failed.getMessage());
    assertEquals(List.of(), fixture.retries);
    assertEquals(List.of(), server.requests(""));
  }

  @Test
  void aConnectionThatIsCutDuringTheHandshakeIsTriedAgain() throws Exception {
    try (var gate = new BreakingGate(edge.port(), 2, "")) {
      fixture = new PushFixture(folder.resolve("cut"), NAME + ":" + gate.port());
      profile(Map.of(Profile.CA_FILE, certificate.caPem().toString()));

      var pushed = fixture.push("1");

      assertEquals(pushed.digest(), fixture.repository("user1/jukebox").resolve("1").orElseThrow());
      // Java's client may have tried once more by itself
      assertFalse(fixture.retries.isEmpty());
    }
  }

  @Test
  void aHandshakeThatIsAlwaysCutIsNoMatterOfTrust() throws Exception {
    try (var gate = new BreakingGate(edge.port(), Integer.MAX_VALUE, "")) {
      fixture = new PushFixture(folder.resolve("cut"), NAME + ":" + gate.port());
      profile(Map.of(Profile.CA_FILE, certificate.caPem().toString()));

      var failed = assertThrows(Failure.class, () -> fixture.push("1"));

      assertEquals(ExitCode.NOT_REACHABLE, failed.exitCode(), failed.getMessage());
      assertFalse(failed.getMessage().contains("ca-file"), failed.getMessage());
      assertEquals(2, fixture.retries.size(), fixture.retries::toString);
    }
  }

  @Test
  void aRegistryWithoutTlsIsNoMatterOfTrust() throws Exception {
    // so Go's servers say it, in which registries are written
    var words = "HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTPS request to an HTTP server.\n";
    try (var gate = new BreakingGate(server.port(), Integer.MAX_VALUE, words)) {
      fixture = new PushFixture(folder.resolve("plain"), NAME + ":" + gate.port());
      profile(Map.of());

      var failed = assertThrows(Failure.class, () -> fixture.push("1"));

      assertEquals(ExitCode.NOT_REACHABLE, failed.exitCode(), failed.getMessage());
      assertTrue(failed.getMessage().contains("it speaks plain http"), failed.getMessage());
      assertTrue(failed.next().startsWith("--plain-http"), failed.next());
      assertEquals(List.of(), fixture.retries);
    }
  }

  // the name leads to a port of this machine, which shows whether the default one was meant
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://registry.example.test",
        "https://registry.example.test:443",
        "https://Registry.Example.TEST",
        "http://registry.example.test",
        "http://registry.example.test:80"
      })
  void whateverTheRegistryCallsItselfItGetsTheAccountOverTls(String itself) throws Exception {
    fixture = new PushFixture(folder.resolve("default-port"), NAME);
    fixture.patience = PushFixture.LONG;
    fixture.profile =
        Map.of(
            Profile.CA_FILE,
            certificate.caPem().toString(),
            Profile.CONNECT_TO,
            Map.of(NAME, "127.0.0.1:" + edge.port()));
    server.answer(Faults.locationsBeginWith(itself));

    var pushed = fixture.push("1");

    assertEquals(pushed.digest(), fixture.repository("user1/jukebox").resolve("1").orElseThrow());
    assertEquals(List.of(), fixture.retries);
  }

  @Test
  void anotherServerThatTakesTheBytesDoesNotGetTheAccount() throws Exception {
    profile(Map.of(Profile.CA_FILE, certificate.caPem().toString()));
    var accounts = new CopyOnWriteArrayList<String>();
    try (var storage =
        new PlainServer(
            exchange -> {
              accounts.addAll(
                  exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
              exchange.getRequestBody().readAllBytes();
              exchange.sendResponseHeaders(403, -1);
              exchange.close();
            })) {
      server.answer(Faults.locationsBeginWith(storage.uri().toString()));

      assertThrows(Failure.class, () -> fixture.push("1"));

      assertEquals(List.of(), accounts);
    }
  }

  private void profile(Map<String, Object> more) {
    var values = new HashMap<String, Object>(more);
    values.put(Profile.CONNECT_TO, Map.of(NAME, "127.0.0.1"));
    fixture.profile = values;
    fixture.patience = PushFixture.LONG;
  }
}
