package modelcar.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import console.ExitCode;
import console.Failure;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The model is on its way while its base is still looked up. */
@Tag("unit")
@Timeout(60)
class EarlySendingTest {
  private static final String BASE_MANIFEST = "/v2/base/shell/manifests/1";

  @TempDir Path folder;
  private final CountDownLatch modelArrives = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);
  private FaultyRegistry server;
  private PushFixture fixture;

  @BeforeEach
  void start() throws Exception {
    server = new FaultyRegistry(folder.resolve("registry"));
    fixture = new PushFixture(folder, server);
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.close();
  }

  @Test
  void theModelIsSentWhileTheBaseIsLookedUp() throws Exception {
    var modelWasFirst = new AtomicBoolean();
    server.add(Faults.meanwhile(1, modelArrives::countDown));
    server.add(
        exchange -> {
          if (exchange.getRequestURI().getPath().equals(BASE_MANIFEST)) {
            modelWasFirst.set(arrived(modelArrives));
          }
          return false;
        });

    var pushed = fixture.push("1");

    assertTrue(modelWasFirst.get(), "the push waited for its base");
    assertEquals(Pushed.Change.TAGGED, pushed.change());
    assertTrue(fixture.isTagged("1"));
  }

  @Test
  void aMissingBaseBreaksOffWhatWasBegun() throws Exception {
    server.add(Faults.meanwhile(1, modelArrives::countDown));
    server.add(Faults.stall(1, end));
    server.add(
        exchange -> {
          if (!exchange.getRequestURI().getPath().equals(BASE_MANIFEST)) {
            return false;
          }
          arrived(modelArrives);
          exchange.sendResponseHeaders(404, -1);
          return true;
        });

    var failed = assertThrows(Failure.class, () -> fixture.push("1"));

    assertEquals(ExitCode.FAILED, failed.exitCode());
    assertTrue(failed.getMessage().contains("does not have the base image"), failed.getMessage());
    assertFalse(fixture.isTagged("1"));
  }

  // not for ever: a push that waits for its base first shall fail here, and not hang
  private static boolean arrived(CountDownLatch latch) {
    try {
      return latch.await(2, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
