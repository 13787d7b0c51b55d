package registry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import console.Console;
import console.ExitCode;
import console.Failure;
import console.Workbench;
import embedded.accounts.Accounts;
import embedded.accounts.Participant;
import embedded.edge.PlainServer;
import embedded.registry.ImageContent;
import embedded.registry.ImageLayer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import modelcar.push.FaultyRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import platform.Profile;
import platform.RegistryAccounts;

/** Images that get a second name at a real registry. */
@Tag("unit")
@Timeout(60)
class ImagesTest {
  private static final Participant ME = new Participant("me", "secret", "unused");
  private static final Participant YOU = new Participant("you", "secret", "unused");

  @TempDir Path folder;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private embedded.registry.Registry registry;
  private PlainServer server;
  private Workbench workbench;
  private boolean mounts = true;

  @BeforeEach
  void start() throws Exception {
    registry =
        new embedded.registry.Registry(folder.resolve("registry"), new Accounts(List.of(ME, YOU)));
    server =
        new PlainServer(
            exchange -> {
              var query = exchange.getRequestURI().getQuery();
              boolean isMount = query != null && query.contains("mount=");
              requests.add(exchange.getRequestMethod() + (isMount ? " mount" : ""));
              if (isMount && !mounts) {
                exchange.sendResponseHeaders(405, -1);
                exchange.close();
              } else {
                registry.handle(exchange);
              }
            });
    put("me-test/jukebox", "1", "weights");
    workbench = workbenchOf(ME, host());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void blobsAreMountedAndTheManifestStaysTheSame() throws Exception {
    var manifest = images().read(image("me-test", "1"));

    assertTrue(images().copy(image("me-test", "1"), manifest, image("me-prod", "1")));

    var copy = images().read(image("me-prod", "1"));
    assertEquals(manifest.digest(), copy.digest());
    assertArrayEquals(manifest.bytes(), copy.bytes());
    assertEquals(2, requests.stream().filter("POST mount"::equals).count());
    assertFalse(requests.contains("PATCH"), requests::toString);
    assertFalse(images().copy(image("me-test", "1"), manifest, image("me-prod", "1")));
    assertEquals(1, requests.stream().filter("PUT"::equals).count());
  }

  @Test
  void aRegistryThatDoesNotMountGetsTheBlobsSent() throws Exception {
    mounts = false;
    var manifest = images().read(image("me-test", "1"));

    images().copy(image("me-test", "1"), manifest, image("me-prod", "1"));

    assertEquals(manifest.digest(), images().read(image("me-prod", "1")).digest());
    assertTrue(requests.contains("PATCH"), requests::toString);
  }

  @Test
  void anIndexIsCopiedWithAllThatItLeadsTo() throws Exception {
    var child = images().read(image("me-test", "1"));
    var text =
        """
        {"schemaVersion": 2, "mediaType": "%s", "manifests": [
          {"mediaType": "%s", "digest": "%s", "size": %d}]}
        """
            .formatted(MediaTypes.INDEX, child.mediaType(), child.digest(), child.bytes().length);
    var index = new Manifest(text.getBytes(StandardCharsets.UTF_8), MediaTypes.INDEX);
    var registries = registries();
    var reference = registries.connectTo(image("me-test", "all"));
    registries.open(reference, Access.PUSH).put(index, "all");

    images().copy(image("me-test", "all"), index, image("me-prod", "all"));

    assertEquals(index.digest(), images().read(image("me-prod", "all")).digest());
    assertTrue(index.leadsTo(child.digest().text()));
    var byDigest = host() + "/me-prod/jukebox@" + child.digest();
    assertEquals(child.digest(), images().read(byDigest).digest());
  }

  @Test
  void aTagThatIsTakenStaysAsItIs() throws Exception {
    var there = put("me-prod/jukebox", "1", "other weights");
    var manifest = images().read(image("me-test", "1"));

    var failure =
        assertThrows(
            Failure.class,
            () -> images().copy(image("me-test", "1"), manifest, image("me-prod", "1")));

    assertEquals(ExitCode.REFUSED, failure.exitCode());
    assertTrue(failure.getMessage().contains(there), failure.getMessage());
    assertEquals(there, images().read(image("me-prod", "1")).digest().text());
  }

  @Test
  void somebodyElsesNamespaceIsDeniedWithoutASecret() throws Exception {
    var manifest = images().read(image("me-test", "1"));

    var failure =
        assertThrows(
            Failure.class, () -> images().copy(image("me-test", "1"), manifest, image("you", "1")));

    assertEquals(ExitCode.ACCESS_DENIED, failure.exitCode());
    assertTrue(failure.getMessage().contains("does not let you push"), failure.getMessage());
    assertFalse(failure.getMessage().contains("secret"), failure.getMessage());
  }

  @Test
  void whatIsNotThereAndWhereNobodyAnswers() throws Exception {
    var manifest = images().read(image("me-test", "1"));

    assertEquals(
        ExitCode.FAILED,
        assertThrows(Failure.class, () -> images().read(image("me-test", "2"))).exitCode());
    assertEquals(
        ExitCode.USAGE,
        assertThrows(
                Failure.class,
                () -> images().copy("quay.invalid/me/jukebox:1", manifest, image("me-prod", "1")))
            .exitCode());
    var gone = images();
    server.close();
    assertEquals(
        ExitCode.NOT_REACHABLE,
        assertThrows(Failure.class, () -> gone.read(image("me-test", "1"))).exitCode());
  }

  // as Quay: who may only read is not told whether there is such a repository
  @Test
  void aRepositoryThatDoesNotExistYetMayBeHiddenFromThoseWhoOnlyRead() throws Exception {
    try (var quay = new FaultyRegistry(folder.resolve("quay"))) {
      var tokens = quay.requireTokens();
      quay.add(
          exchange -> {
            boolean hidden =
                exchange.getRequestURI().getPath().startsWith("/v2/user1-prod/jukebox/")
                    && quay.requests("PUT /v2/user1-prod/jukebox/manifests/").isEmpty()
                    && !tokens.scopesOf(exchange).contains("user1-prod/jukebox:pull,push");
            if (hidden) {
              exchange.sendResponseHeaders(401, -1);
            }
            return hidden;
          });
      workbench = workbenchOf(FaultyRegistry.USER, quay.host());
      var tested = quay.host() + "/" + FaultyRegistry.BASE;
      var promoted = quay.host() + "/user1-prod/jukebox:1";
      var manifest = images().read(tested);

      assertTrue(images().copy(tested, manifest, promoted));

      assertEquals(manifest.digest(), images().read(promoted).digest());
      assertFalse(images().copy(tested, manifest, promoted));
    }
  }

  private String put(String repository, String tag, String weights) throws Exception {
    var model = new ImageLayer().file("/models/1/model.onnx", weights);
    return registry.content().put(repository, tag, ImageContent.of(model));
  }

  private Workbench workbenchOf(Participant who, String registry) throws IOException {
    var docker = Files.createDirectories(folder.resolve("docker")).resolve("config.json");
    var account = who.name() + ":" + who.password();
    var encoded = Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8));
    Files.writeString(
        docker, "{\"auths\": {\"%s\": {\"auth\": \"%s\"}}}".formatted(registry, encoded));
    var nowhere = new PrintStream(OutputStream.nullOutputStream());
    return new Workbench(
        Map.of("REGISTRY_AUTH_FILE", docker.toString()), folder, folder, nowhere, nowhere, false);
  }

  private String host() {
    return "localhost:" + server.port();
  }

  private String image(String namespace, String tag) {
    return host() + "/" + namespace + "/jukebox:" + tag;
  }

  private Images images() {
    return Images.of(workbench, profile(), new Console(workbench));
  }

  private Registries registries() {
    return new Registries(
        workbench,
        profile(),
        new RegistryAccounts(workbench, profile()),
        Set.of(),
        new Retries(Patience.USUAL, (what, why, pause) -> {}));
  }

  private Profile profile() {
    return Profile.load(workbench);
  }
}
