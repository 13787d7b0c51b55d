package modelcar.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Registries that others wrote take the images, and other clients read them there. */
@Tag("docker")
@Timeout(120)
class RealRegistriesTest {
  private static final String REGISTRY = "registry:3";
  private static final String GITEA = "gitea/gitea:1.26.0";
  private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void theDistributionProjectsRegistry() throws Exception {
    require(REGISTRY);
    try (var server = ServerContainer.start(REGISTRY, 5000, List.of())) {
      await(server, "/v2/");

      assertTakesAndGives(server);
    }
  }

  @Test
  void giteasRegistryWithItsTokens() throws Exception {
    require(GITEA);
    var environment = List.of("GITEA__security__INSTALL_LOCK=true");
    try (var server = ServerContainer.start(GITEA, 3000, environment)) {
      await(server, "/api/v1/version");
      var user = FaultyRegistry.USER;
      var create = "gitea admin user create --must-change-password=false --email me@example.com";
      server.execute(
          (create + " --username " + user.name() + " --password " + user.password()).split(" "));

      assertTakesAndGives(server);
    }
  }

  private static void require(String image) {
    var missing = ServerContainer.missing(image);
    assumeTrue(missing.isEmpty(), missing::get);
  }

  /** The base comes from another registry, so that its layers have to be passed on. */
  private void assertTakesAndGives(ServerContainer server) throws Exception {
    try (var elsewhere = new FaultyRegistry(folder.resolve("registry"))) {
      var fixture = new PushFixture(folder, server.host());
      fixture.letTheClockTick();
      fixture.base = elsewhere.host() + "/" + FaultyRegistry.BASE;

      var first = fixture.push("1");
      var again = fixture.push("1");
      var other = fixture.push("user1/other:1", new PushProgress() {});

      assertTrue(first.sent() > PushFixture.LARGE, first.toString());
      assertEquals(new Pushed(first.digest(), 0, Pushed.Change.UNCHANGED), again);
      assertEquals(first.digest(), other.digest());
      assertEquals(first.digest().text(), digestForSkopeo(fixture, server));
    }
  }

  private static String digestForSkopeo(PushFixture fixture, ServerContainer server)
      throws IOException {
    var image = "docker://" + server.host() + "/user1/jukebox:1";
    var accounts = fixture.folder.resolve("docker").resolve("config.json").toString();
    try {
      var inspected =
          ServerContainer.run(
              "skopeo",
              "inspect",
              "--tls-verify=false",
              "--authfile=" + accounts,
              "--format={{.Digest}}",
              image);
      assertEquals(0, inspected.exitCode(), inspected.output());
      return inspected.output().strip();
    } catch (IOException notInstalled) {
      assumeTrue(false, "skopeo is not installed");
      return "";
    }
  }

  private static void await(ServerContainer server, String path) throws Exception {
    var http = HttpClient.newHttpClient();
    var request = HttpRequest.newBuilder(URI.create("http://" + server.host() + path)).build();
    var deadline = Instant.now().plus(STARTS_WITHIN);
    while (true) {
      try {
        if (http.send(request, BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        if (Instant.now().isAfter(deadline)) {
          throw notYet;
        }
      }
      Thread.sleep(200);
    }
  }
}
