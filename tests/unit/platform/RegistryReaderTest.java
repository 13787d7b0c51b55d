package platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import embedded.edge.PlainServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Reading from registries that demand an account or a token. */
@Tag("unit")
@Timeout(60)
class RegistryReaderTest {
  @TempDir Path directory;
  private PersonsHome home;

  @BeforeEach
  void noAccountsYet() {
    home = new PersonsHome(directory.resolve("home"));
  }

  @Test
  void anAccountIsSentWhereOneIsDemanded() throws Exception {
    try (var registry = GuardedRegistry.demandingAnAccount(directory.resolve("registry"))) {
      assertEquals(401, manifest(registry).statusCode());
      home.writeAccount(".docker/config.json", registry.name(), "me");
      assertEquals(digest(registry), registry.digest);
    }
  }

  @Test
  void anAccountForTheRepositoryIsSentOnlyThere() throws Exception {
    try (var registry = GuardedRegistry.demandingAnAccount(directory.resolve("registry"))) {
      home.writeAccount(".docker/config.json", registry.name() + "/you", "me");
      assertEquals(401, manifest(registry).statusCode());
      home.writeAccount(".docker/config.json", registry.name() + "/me/jukebox", "me");
      assertEquals(200, manifest(registry).statusCode());
    }
  }

  @Test
  void aTokenIsFetchedWithTheAccount() throws Exception {
    try (var registry = GuardedRegistry.demandingAToken(directory.resolve("registry"))) {
      assertEquals(401, manifest(registry).statusCode());
      home.writeAccount(".docker/config.json", registry.name(), "somebody");
      assertEquals(401, manifest(registry).statusCode());
      home.writeAccount(".docker/config.json", registry.name(), "me");
      assertEquals(digest(registry), registry.digest);
    }
  }

  @Test
  void aTokenIsFetchedOnce() throws Exception {
    try (var registry = GuardedRegistry.demandingAToken(directory.resolve("registry"))) {
      home.writeAccount(".docker/config.json", registry.name(), "me");
      var reader = reader();
      for (int i = 0; i < 3; i++) {
        assertEquals(200, manifest(reader, registry).statusCode());
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

      assertEquals(digest(registry), registry.digest);
      assertTrue(registry.tokenRequests.get(0).startsWith("POST null grant_type="));
    }
  }

  // nobody asked for http here: a registry on this machine may speak it
  @Test
  void whoLooksAnImageUpHasTheSameAccounts() throws Exception {
    try (var registry = GuardedRegistry.demandingAToken(directory.resolve("registry"))) {
      var images = new ImageRegistry(home.workbench(), home.profile());
      var unclear = images.look(registry.image().toString());
      assertTrue(unclear instanceof ImageRegistry.Unclear, unclear::toString);

      home.writeAccount(".docker/config.json", registry.name(), "me");
      images = new ImageRegistry(home.workbench(), home.profile());
      assertEquals(
          new ImageRegistry.Present(registry.digest), images.look(registry.image().toString()));
      assertEquals(new ImageRegistry.Missing(), images.look(registry.name() + "/me/jukebox:none"));
    }
  }

  @Test
  void theDenialNamesTheSourceAndNoSecret() throws Exception {
    try (var registry = GuardedRegistry.demandingAnAccount(directory.resolve("registry"))) {
      var file = home.writeAccount(".docker/config.json", registry.name(), "somebody");
      var denied = reader().denied(registry.image());

      assertEquals(5, denied.exitCode());
      assertTrue(denied.getMessage().contains(file.toString()), denied.getMessage());
      assertFalse(denied.getMessage().contains("secret"), denied.getMessage());
      assertTrue(denied.next().contains("podman login " + registry.name()), denied.next());
    }
  }

  @Test
  void theStorageBehindARegistryDoesNotGetTheAccount() throws Exception {
    var seen = new AtomicReference<>("nothing");
    try (var storage = new PlainServer(exchange -> record(exchange, seen));
        var registry = new PlainServer(exchange -> redirect(exchange, storage.uri("/blob")))) {
      var name = "localhost:" + registry.port();
      home.writeAccount(".docker/config.json", name, "me");

      var answer =
          reader()
              .send(
                  "GET",
                  new ImageAddress(name, "me/jukebox", "1"),
                  "blobs/sha256:1",
                  "*/*",
                  BodyHandlers.ofString());

      assertEquals("the blob", answer.body());
      assertEquals("no authorization", seen.get());
    }
  }

  @Test
  void namesAreTakenApart() {
    assertEquals(
        Optional.of(new ImageAddress("localhost:5000", "me/jukebox", "1.0")),
        ImageAddress.parse("localhost:5000/me/jukebox:1.0"));
    assertEquals(
        Optional.of(new ImageAddress("quay.io", "jukebox", "sha256:abc")),
        ImageAddress.parse("quay.io/jukebox:1.0@sha256:abc"));
    assertEquals(
        "quay.io/a/b@sha256:c",
        ImageAddress.parse("quay.io/a/b@sha256:c").orElseThrow().toString());
    assertEquals(Optional.empty(), ImageAddress.parse("quay.io/me/jukebox"));
    assertEquals(Optional.empty(), ImageAddress.parse("jukebox:1"));
  }

  private RegistryReader reader() {
    return new RegistryReader(home.profile(), home.accounts(), true);
  }

  private HttpResponse<String> manifest(GuardedRegistry registry) throws Exception {
    return manifest(reader(), registry);
  }

  private static HttpResponse<String> manifest(RegistryReader reader, GuardedRegistry registry)
      throws Exception {
    return reader.send(
        "GET", registry.image(), "manifests/1", ImageRegistry.MANIFESTS, BodyHandlers.ofString());
  }

  private String digest(GuardedRegistry registry) throws Exception {
    return manifest(registry).headers().firstValue("Docker-Content-Digest").orElse("none");
  }

  private static void record(HttpExchange exchange, AtomicReference<String> seen)
      throws IOException {
    var authorization = exchange.getRequestHeaders().getFirst("Authorization");
    seen.set(authorization == null ? "no authorization" : authorization);
    exchange.sendResponseHeaders(200, "the blob".length());
    exchange.getResponseBody().write("the blob".getBytes());
    exchange.close();
  }

  private static void redirect(HttpExchange exchange, java.net.URI to) throws IOException {
    if (exchange.getRequestHeaders().getFirst("Authorization") == null) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"x\"");
      exchange.sendResponseHeaders(401, -1);
    } else {
      exchange.getResponseHeaders().set("Location", to.toString());
      exchange.sendResponseHeaders(307, -1);
    }
    exchange.close();
  }
}
