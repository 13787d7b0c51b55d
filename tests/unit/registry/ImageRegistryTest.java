package registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import console.ExitCode;
import embedded.edge.PlainServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import platform.PersonsHome;
import registry.ImageRegistry.Described;
import registry.ImageRegistry.Missing;
import registry.ImageRegistry.Present;
import registry.ImageRegistry.Unclear;

/** Looking images up in registries that demand an account, a token, or patience. */
@Tag("unit")
@Timeout(60)
class ImageRegistryTest {
  private static final Unclear DENIED =
      new Unclear("the registry does not let us look", ExitCode.ACCESS_DENIED);

  @TempDir Path directory;
  private PersonsHome home;

  @BeforeEach
  void noAccountsYet() {
    home = new PersonsHome(directory.resolve("home"));
  }

  @Test
  void anAccountIsSentWhereOneIsDemanded() throws Exception {
    try (var registry = GuardedRegistry.demandingAnAccount(directory.resolve("registry"))) {
      assertEquals(DENIED, images().look(registry.image()));
      home.writeAccount(".docker/config.json", registry.name(), "me");
      assertEquals(new Present(registry.digest), images().look(registry.image()));
    }
  }

  @Test
  void anAccountForTheRepositoryIsSentOnlyThere() throws Exception {
    try (var registry = GuardedRegistry.demandingAnAccount(directory.resolve("registry"))) {
      home.writeAccount(".docker/config.json", registry.name() + "/you", "me");
      assertEquals(DENIED, images().look(registry.image()));
      home.writeAccount(".docker/config.json", registry.name() + "/me/jukebox", "me");
      assertEquals(new Present(registry.digest), images().look(registry.image()));
    }
  }

  @Test
  void aTokenIsFetchedWithTheAccount() throws Exception {
    try (var registry = GuardedRegistry.demandingAToken(directory.resolve("registry"))) {
      assertEquals(DENIED, images().look(registry.image()));
      home.writeAccount(".docker/config.json", registry.name(), "somebody");
      assertEquals(DENIED, images().look(registry.image()));
      home.writeAccount(".docker/config.json", registry.name(), "me");
      assertEquals(new Present(registry.digest), images().look(registry.image()));
    }
  }

  @Test
  void aTokenIsFetchedOnce() throws Exception {
    try (var registry = GuardedRegistry.demandingAToken(directory.resolve("registry"))) {
      home.writeAccount(".docker/config.json", registry.name(), "me");
      var images = images();
      for (int i = 0; i < 3; i++) {
        assertEquals(new Described(registry.digest, Map.of()), images.read(registry.image()));
      }

      assertEquals(1, registry.tokenRequests.size());
    }
  }

  @Test
  void anIdentityTokenIsExchanged() throws Exception {
    try (var registry = GuardedRegistry.demandingAToken(directory.resolve("registry"))) {
      home.write(
          ".docker/config.json",
          "{\"auths\": {\"%s\": {\"identitytoken\": \"refresh\"}}}".formatted(registry.name()));

      assertEquals(new Present(registry.digest), images().look(registry.image()));
      assertTrue(registry.tokenRequests.get(0).startsWith("POST null client_id="));
    }
  }

  @Test
  void whoMayAskHearsThatThereIsNone() throws Exception {
    try (var registry = GuardedRegistry.demandingAToken(directory.resolve("registry"))) {
      home.writeAccount(".docker/config.json", registry.name(), "me");
      var none = registry.name() + "/me/jukebox:none";

      assertEquals(new Missing(), images().look(none));
      assertEquals(new Missing(), images().read(none));
    }
  }

  @Test
  void anAccountThatHasExpiredHidesNoPublicImage() throws Exception {
    try (var registry =
        new PlainServer(
            exchange -> {
              boolean withAccount = exchange.getRequestHeaders().containsKey("Authorization");
              boolean toAll = exchange.getRequestURI().getPath().equals("/v2/");
              if (withAccount || toAll) {
                demandAccount(exchange);
              } else {
                answer(exchange, 200, "{\"annotations\": {\"accuracy\": \"0.9\"}}");
              }
            })) {
      home.writeAccount(".docker/config.json", name(registry), "expired");

      var answer = images().read(image(registry));

      var described = assertInstanceOf(Described.class, answer);
      assertEquals(Map.of("accuracy", "0.9"), described.annotations());
    }
  }

  @Test
  void aTokenServerThatIsNotFoundDoesNotMeanThatTheImageIsMissing() throws Exception {
    var place = new AtomicReference<String>();
    try (var registry =
        new PlainServer(
            exchange -> {
              if (exchange.getRequestURI().getPath().equals("/token")) {
                answer(exchange, 404, "");
              } else {
                var challenge = "Bearer realm=\"http://" + place.get() + "/token\"";
                exchange.getResponseHeaders().set("WWW-Authenticate", challenge);
                answer(exchange, 401, "");
              }
            })) {
      place.set(name(registry));

      assertInstanceOf(Unclear.class, images().look(image(registry)));
    }
  }

  @Test
  void theStorageBehindARegistryDoesNotGetTheAccount() throws Exception {
    var seen = new AtomicReference<>("nothing");
    try (var storage =
            new PlainServer(
                exchange -> {
                  var account = exchange.getRequestHeaders().getFirst("Authorization");
                  seen.set(account == null ? "no authorization" : account);
                  answer(exchange, 200, "{}");
                });
        var registry = new PlainServer(exchange -> redirect(exchange, storage.uri("/blob")))) {
      home.writeAccount(".docker/config.json", name(registry), "me");

      assertInstanceOf(Described.class, images().read(image(registry)));
      assertEquals("no authorization", seen.get());
    }
  }

  @Test
  void aRegistryInTroubleIsNotAskedAgain() throws Exception {
    var requests = new CopyOnWriteArrayList<String>();
    try (var registry =
        new PlainServer(
            exchange -> {
              requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
              exchange.getResponseHeaders().set("Retry-After", "30");
              answer(exchange, 503, "");
            })) {
      assertEquals(
          new Unclear("the registry answered with status 503", ExitCode.NOT_REACHABLE),
          images().look(image(registry)));
      // the first one shows whether this registry on this machine speaks http
      assertEquals(List.of("GET /v2/", "HEAD /v2/me/jukebox/manifests/1"), requests);
    }
  }

  @Test
  void aRegistryThatIsSilentIsWaitedForOnce() throws Exception {
    var tenthOfASecond = Duration.ofMillis(100);
    var patience =
        new Patience(
            tenthOfASecond, tenthOfASecond, tenthOfASecond, 1, Duration.ZERO, Duration.ZERO);
    var registries =
        new Registries(
            home.workbench(),
            home.profile(),
            home.accounts(),
            Set.of(),
            new Retries(patience, (what, why, pause) -> {}));
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      var name = "localhost:" + silent.getLocalPort();

      var answer = new ImageRegistry(registries).look(name + "/me/jukebox:1");

      var unclear = assertInstanceOf(Unclear.class, answer);
      assertEquals(ExitCode.NOT_REACHABLE, unclear.exitCode());
      assertTrue(unclear.why().startsWith(name + " does not answer: "), unclear.why());
      // another connection, for TLS, would make the wait twice as long
      silent.accept().close();
      silent.setSoTimeout(100);
      assertThrows(SocketTimeoutException.class, silent::accept);
    }
  }

  @Test
  void aRegistryThatIsAwayIsUnclear() throws Exception {
    String gone;
    try (var socket = new ServerSocket(0)) {
      gone = "localhost:" + socket.getLocalPort();
    }

    assertEquals(
        new Unclear(gone + " does not answer: the connection is refused", ExitCode.NOT_REACHABLE),
        images().look(gone + "/me/jukebox:1"));
  }

  @Test
  void whatIsNoManifestAndNoName() throws Exception {
    try (var registry = new PlainServer(exchange -> answer(exchange, 200, "<html>"))) {
      assertEquals(
          new Unclear("the registry's manifest is not JSON", ExitCode.FAILED),
          images().read(image(registry)));
    }
    assertEquals(
        new Unclear("it is not the full name of an image", ExitCode.FAILED),
        images().look("jukebox:1"));
  }

  private ImageRegistry images() {
    return new ImageRegistry(home.workbench(), home.profile());
  }

  private static String name(PlainServer registry) {
    return "localhost:" + registry.port();
  }

  private static String image(PlainServer registry) {
    return name(registry) + "/me/jukebox:1";
  }

  private static void redirect(HttpExchange exchange, URI to) throws IOException {
    if (exchange.getRequestHeaders().containsKey("Authorization")) {
      exchange.getResponseHeaders().set("Location", to.toString());
      answer(exchange, 307, "");
    } else {
      demandAccount(exchange);
    }
  }

  private static void demandAccount(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"x\"");
    answer(exchange, 401, "");
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    boolean isEmpty = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, isEmpty ? -1 : bytes.length);
    if (!isEmpty) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }
}
