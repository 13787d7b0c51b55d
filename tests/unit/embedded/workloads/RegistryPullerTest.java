package embedded.workloads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a registry that answers what the test wants, also what the sandbox's own never would. */
@Tag("unit")
class RegistryPullerTest {
  private static final String CONFIG =
      "{\"config\": {\"Labels\": {\"a\": \"b\"}, \"Env\": [\"PATH=/bin\", \"EMPTY=\"]}}";

  @TempDir Path directory;
  private HttpServer server;
  private RegistryPuller puller;
  private final Map<String, String> contents = new HashMap<>();
  private int status = 200;

  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v2/team/song/",
        exchange -> {
          var content = contents.get(exchange.getRequestURI().getPath().substring(14));
          var body = String.valueOf(content).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(content == null ? 404 : status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    puller = new RegistryPuller(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private static String digest(String content) {
    return Sha256.digest(content.getBytes(StandardCharsets.UTF_8));
  }

  private String putImage(String tag) {
    contents.put("blobs/" + digest(CONFIG), CONFIG);
    var manifest =
        "{\"config\": {\"digest\": \"%s\"}, \"layers\": [{\"mediaType\": \"tar\", \"size\": 7, \"digest\": \"sha256:0\"}]}"
            .formatted(digest(CONFIG));
    contents.put("manifests/" + tag, manifest);
    return digest(manifest);
  }

  @Test
  void readsWhatAnImageSaysAboutItself() throws Exception {
    var digest = putImage("1");
    var image = puller.pull("quay.io/team/song:1");

    assertEquals("quay.io/team/song@" + digest, image.imageId());
    assertEquals(Map.of("a", "b"), image.config().labels());
    assertEquals(Map.of("PATH", "/bin", "EMPTY", ""), image.config().environment());
    assertEquals(7, image.size());
  }

  @Test
  void takesTheFirstLinuxImageOfAnIndex() throws Exception {
    var digest = putImage("sha256:linux");
    contents.put(
        "manifests/1",
        """
        {"manifests": [
          {"digest": "sha256:windows", "platform": {"os": "windows"}},
          {"digest": "sha256:linux", "platform": {"os": "linux"}}]}
        """);

    assertEquals(digest, puller.pull("quay.io/team/song:1").digest());
  }

  @Test
  void speaksAsContainerdDoes() {
    var notFound =
        assertThrows(ImagePullException.class, () -> puller.pull("quay.io/team/song:none"));

    assertEquals(
        "rpc error: code = NotFound desc = failed to pull and unpack image"
            + " \"quay.io/team/song:none\": failed to resolve reference \"quay.io/team/song:none\":"
            + " quay.io/team/song:none: not found",
        notFound.getMessage());
  }

  @Test
  void saysThatAccessIsDenied() {
    putImage("1");
    status = 401;
    var denied = assertThrows(ImagePullException.class, () -> puller.pull("quay.io/team/song:1"));

    assertTrue(denied.getMessage().contains("pull access denied"), denied.getMessage());
  }

  @Test
  void saysThatTheRegistryIsNotThere() {
    server.stop(0);
    var failed = assertThrows(ImagePullException.class, () -> puller.pull("quay.io/team/song:1"));

    assertTrue(failed.getMessage().contains("failed to do request: "), failed.getMessage());
  }

  @Test
  void noticesABlobThatIsNotWhatItsDigestSays() {
    putImage("1");
    contents.put("blobs/" + digest(CONFIG), "{}");
    var failed = assertThrows(ImagePullException.class, () -> puller.pull("quay.io/team/song:1"));

    assertTrue(failed.getMessage().contains("has other content"), failed.getMessage());
  }
}
