import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import modelcar.push.Faults;
import modelcar.push.FaultyRegistry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C while a model is on its way to the registry. */
@Tag("commands")
class InterruptedPushTest {
  private static final int BYTES_BEFORE_NOTHING_HAPPENS = 10_000;
  private static final int PATIENCE_SECONDS = 120;

  @TempDir Path folder;

  @Test
  void endsWith130AndLeavesNoTag() throws Exception {
    assumeTrue(
        System.getProperty("os.name").equals("Linux"), "Ctrl-C is sent with Linux's kill and env");
    var sending = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    try (var registry = new FaultyRegistry(folder.resolve("registry"))) {
      registry.add(Faults.before("PATCH", sending::countDown));
      registry.add(Faults.stall(BYTES_BEFORE_NOTHING_HAPPENS, end));
      var process = packageModelcar(registry);
      assertTrue(sending.await(PATIENCE_SECONDS, TimeUnit.SECONDS), "nothing was sent");

      pressControlC(process);

      assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "still running");
      assertEquals(130, process.exitValue());
      assertTrue(registry.requests("PUT /v2/user1/jukebox/manifests/").isEmpty());
      var said = new String(process.getErrorStream().readAllBytes(), UTF_8);
      assertFalse(said.contains("pushed ") || said.contains("Exception"), said);
    } finally {
      end.countDown();
    }
  }

  private Process packageModelcar(FaultyRegistry registry) throws Exception {
    var docker = folder.resolve("docker");
    FaultyRegistry.logIn(registry.host(), docker);
    // whoever started the tests in the background may have switched Ctrl-C off
    return Jbang.starterBehind("env", "--default-signal=INT")
        .with("HOME", folder)
        .with("JBANG_REPO", StarterCache.mavenRepository())
        .with("JUKEBOX_CACHE", StarterCache.directory())
        .with("DOCKER_CONFIG", docker)
        .with("JUKEBOX_HOME", folder)
        .start(
            "package-modelcar",
            Jbang.repository().resolve("workshop/model/jukebox").toString(),
            "--tag",
            "1",
            "--image",
            registry.host() + "/user1/jukebox",
            "--base",
            registry.host() + "/" + FaultyRegistry.BASE);
  }

  /** As a terminal does: all processes of the command get the signal. */
  private static void pressControlC(Process process) throws Exception {
    var line = new ArrayList<>(List.of("kill", "-INT", "" + process.pid()));
    process.descendants().forEach(it -> line.add("" + it.pid()));
    assertEquals(0, new ProcessBuilder(line).start().waitFor());
  }
}
