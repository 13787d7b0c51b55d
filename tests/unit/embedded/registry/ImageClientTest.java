package embedded.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.RegistryUnauthorizedException;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import embedded.accounts.Participant;
import embedded.edge.Edge;
import embedded.edge.EdgeCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real clients: jib, which packages ModelCars, and skopeo where it is installed. */
@Tag("unit")
@Timeout(60)
class ImageClientTest {
  @TempDir Path folder;
  private RegistryFixture registry;
  private Edge edge;

  @BeforeEach
  void start() throws Exception {
    registry = new RegistryFixture(folder.resolve("registry"));
    var shell = new ImageLayer().file("/bin/sh", "stand-in");
    registry.registry.content().put("ubi9/ubi-micro", "latest", ImageContent.of(shell));
    var certificate = EdgeCertificate.create(folder.resolve("tls"), List.of());
    edge =
        Edge.start(
            InetAddress.getLoopbackAddress(), 0, certificate.context(), registry.server.port());
  }

  @AfterEach
  void stop() {
    edge.close();
    registry.close();
  }

  @Test
  void jibPullsABaseAndPushesAModelCar() throws Exception {
    var pushed = push("user1/jukebox:1", "ubi9/ubi-micro:latest", RegistryFixture.USER1);

    var manifest = registry.get("/v2/user1/jukebox/manifests/1");
    assertEquals(
        pushed.getDigest().toString(),
        manifest.headers().firstValue("Docker-Content-Digest").orElse("none"));
    assertTrue(manifest.body().contains("layers"), manifest.body());
  }

  @Test
  void jibPullsWhatWasPutIn() throws Exception {
    var layer = new ImageLayer().file("/models/1/model.onnx", "model");
    var image = ImageContent.of(layer).label("io.jukebox.sandbox.runs", "jukebox-ui");
    registry.registry.content().put("rhoai-mlops/jukebox-ui", "simple-1.2", image);

    var pushed = push("user1/copy:1", "rhoai-mlops/jukebox-ui:simple-1.2", RegistryFixture.USER1);

    var configPath = "/v2/user1/copy/blobs/" + pushed.getImageId();
    assertTrue(registry.get(configPath).body().contains("\"io.jukebox.sandbox.runs\""));
  }

  @Test
  void jibIsToldThatThePasswordIsWrong() {
    var wrong = new Participant("user1", "wrong", "");

    assertThrows(
        RegistryUnauthorizedException.class,
        () -> push("user1/jukebox:1", "ubi9/ubi-micro:latest", wrong));
  }

  @Test
  void skopeoCopiesAndInspects() throws Exception {
    assumeTrue(isInstalled("skopeo"), "skopeo is not installed");
    var base = "docker://127.0.0.1:" + edge.port();
    var credentials = RegistryFixture.USER1.name() + ":" + RegistryFixture.USER1.password();

    run(
        "skopeo",
        "copy",
        "--insecure-policy",
        "--src-tls-verify=false",
        "--dest-tls-verify=false",
        "--dest-creds=" + credentials,
        base + "/ubi9/ubi-micro:latest",
        base + "/user1/copied:1");
    run("skopeo", "inspect", "--tls-verify=false", base + "/user1/copied:1");
  }

  private JibContainer push(String target, String base, Participant as) throws Exception {
    var host = "localhost:" + edge.port() + "/";
    var model = Files.writeString(folder.resolve("model.onnx"), "a model");
    return Jib.from(RegistryImage.named(ImageReference.parse(host + base)))
        .addLayer(List.of(model), AbsoluteUnixPath.get("/models/1"))
        .containerize(
            Containerizer.to(
                    RegistryImage.named(ImageReference.parse(host + target))
                        .addCredential(as.name(), as.password()))
                .setAllowInsecureRegistries(true)
                .setBaseImageLayersCache(folder.resolve("base-cache"))
                .setApplicationLayersCache(folder.resolve("layer-cache")));
  }

  private static boolean isInstalled(String command) {
    try {
      return new ProcessBuilder(command, "--version").start().waitFor() == 0;
    } catch (IOException notThere) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void run(String... command) throws Exception {
    var log = folder.resolve("log");
    var process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    assertEquals(0, process.waitFor(), Files.readString(log));
  }
}
