package modelcar.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import console.ExitCode;
import console.Failure;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever goes wrong at the base image's registry is told of that one, and not of the registry
 * that is pushed to.
 */
@Tag("unit")
@Timeout(60)
class BaseFaultsTest {
  private static final String MANIFEST = "/v2/base/shell/manifests/1";

  @TempDir Path folder;
  private FaultyRegistry target;
  private FaultyRegistry elsewhere;
  private PushFixture fixture;
  private Layer layer;

  /** The base's only layer, as its registry has it. */
  private record Layer(String path, int size) {}

  @BeforeEach
  void start() throws Exception {
    target = new FaultyRegistry(folder.resolve("registry"));
    elsewhere = new FaultyRegistry(folder.resolve("elsewhere"));
    fixture = new PushFixture(folder, target);
    var base = fixture.repository("base/shell").manifest("1").orElseThrow().layers().get(0);
    layer = new Layer("/v2/base/shell/blobs/" + base.digest(), (int) base.size());
    fixture.base = elsewhere.host() + "/" + FaultyRegistry.BASE;
  }

  @AfterEach
  void stop() {
    target.close();
    elsewhere.close();
  }

  @Test
  void whoIsNotLoggedInThereIsToldToLogInThere() {
    answer(MANIFEST, 401);

    var failed = assertFails(ExitCode.ACCESS_DENIED);

    assertTrue(
        failed.getMessage().contains("no account for " + elsewhere.host()), failed.getMessage());
    assertTrue(failed.next().contains("podman login " + elsewhere.host()), failed.next());
    assertTrue(failed.next().contains("--base"), failed.next());
  }

  @Test
  void aLayerThatIsNotGivenIsNoLackOfRightsToPush() {
    answer(layer.path(), 403);

    assertFails(ExitCode.ACCESS_DENIED);
  }

  @Test
  void whoAsksTooOftenLearnsWhere() {
    answer(MANIFEST, 429);

    var failed = assertFails(ExitCode.FAILED);

    assertTrue(failed.getMessage().contains("429"), failed.getMessage());
    assertTrue(failed.next().contains("podman login " + elsewhere.host()), failed.next());
  }

  @Test
  void aDamagedLayerIsFound() {
    elsewhere.add(
        exchange -> {
          if (!isFor(exchange, layer.path())) {
            return false;
          }
          exchange.sendResponseHeaders(200, layer.size());
          exchange.getResponseBody().write(new byte[layer.size()]);
          return true;
        });

    var failed = assertFails(ExitCode.FAILED);

    assertTrue(failed.getMessage().contains("is damaged"), failed.getMessage());
  }

  @Test
  void aTransferThatBreaksOffAgainAndAgain() {
    elsewhere.add(
        exchange -> {
          if (!isFor(exchange, layer.path())) {
            return false;
          }
          exchange.sendResponseHeaders(200, layer.size());
          exchange.getResponseBody().write(new byte[1]);
          exchange.getResponseBody().flush();
          return true;
        });

    var failed = assertFails(ExitCode.NOT_REACHABLE);

    assertTrue(failed.getMessage().contains("broke off"), failed.getMessage());
  }

  @Test
  void aTransferThatStops() {
    var end = new CountDownLatch(1);
    elsewhere.add(
        exchange -> {
          if (!isFor(exchange, layer.path())) {
            return false;
          }
          exchange.sendResponseHeaders(200, layer.size());
          exchange.getResponseBody().flush();
          try {
            end.await();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
          return true;
        });
    try {
      var failed = assertFails(ExitCode.NOT_REACHABLE);

      assertTrue(failed.getMessage().contains("nothing came any more"), failed.getMessage());
    } finally {
      end.countDown();
    }
  }

  @Test
  void whatGoesWrongAtTheTargetStaysTheTargets() throws Exception {
    target.add(Faults.answer(403, 0, 1000));

    var failed = assertThrows(Failure.class, () -> fixture.push("1"));

    assertTrue(failed.getMessage().contains("does not let you push"), failed.getMessage());
    assertTrue(failed.next().contains("podman login " + target.host()), failed.next());
  }

  private Failure assertFails(int exitCode) {
    var failed = assertThrows(Failure.class, () -> fixture.push("1"));
    var sentence = failed.getMessage();
    assertEquals(exitCode, failed.exitCode(), sentence);
    assertTrue(sentence.contains("the base image " + fixture.base), sentence);
    assertFalse(sentence.contains("push"), sentence);
    assertFalse(failed.next().contains(target.host()), failed.next());
    return failed;
  }

  private void answer(String path, int status) {
    elsewhere.add(
        exchange -> {
          if (!isFor(exchange, path)) {
            return false;
          }
          exchange.getResponseHeaders().set("Retry-After", "0");
          exchange.sendResponseHeaders(status, -1);
          return true;
        });
  }

  private static boolean isFor(HttpExchange exchange, String path) {
    return exchange.getRequestMethod().equals("GET")
        && exchange.getRequestURI().getPath().equals(path);
  }
}
