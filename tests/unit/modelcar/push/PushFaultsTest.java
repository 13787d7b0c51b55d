package modelcar.push;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import console.ExitCode;
import console.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import registry.Digest;

/** Whatever goes wrong at the registry: the image is right or the tag is not there. */
@Tag("unit")
@Timeout(60)
class PushFaultsTest {
  @TempDir Path folder;
  private FaultyRegistry server;
  private PushFixture fixture;

  @BeforeEach
  void start() throws Exception {
    server = new FaultyRegistry(folder.resolve("registry"));
    fixture = new PushFixture(folder, server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @RepeatedTest(3)
  void aConnectionThatIsCutAnywhereIsTriedAgain() throws Exception {
    int bytes = new Random().nextInt(PushFixture.LARGE);
    server.add(Faults.cut(bytes, 2));

    var sent = new AtomicLong();
    var pushed = fixture.push("user1/jukebox:1", counting(sent));

    assertEquals(pushed.digest(), tagged("1"));
    assertEquals(2, fixture.retries.size(), "cut after " + bytes + ": " + fixture.retries);
    assertEquals(fixture.modelBytes(), sent.get(), "what was sent in vain counts no more");
    assertEquals(fixture.modelBytes(), pushed.sent());
    assertImageIsTheModel("1");
  }

  @Test
  void aConnectionThatIsCutAgainAndAgainLeavesNoTag() throws Exception {
    server.add(Faults.cut(100_000, 1000));

    var failed = assertThrows(Failure.class, () -> fixture.push("1"));

    assertEquals(ExitCode.NOT_REACHABLE, failed.exitCode(), failed.getMessage());
    assertTrue(failed.getMessage().contains("broke off"), failed.getMessage());
    assertFalse(fixture.isTagged("1"));
  }

  @Test
  void tooManyRequestsAndServerErrorsAreTriedAgain() throws Exception {
    server.add(Faults.answer(429, 500_000, 1));
    server.add(Faults.answer(500, 1_000_000, 1));

    var pushed = fixture.push("1");

    assertEquals(pushed.digest(), tagged("1"));
    assertImageIsTheModel("1");
  }

  @Test
  void aServerThatIsBrokenLeavesNoTag() throws Exception {
    server.add(Faults.answer(500, 0, 1000));

    var failed = assertThrows(Failure.class, () -> fixture.push("1"));

    assertTrue(failed.getMessage().contains("500") || failed.getMessage().contains("broke off"));
    assertFalse(fixture.isTagged("1"));
  }

  @Test
  void aRepositoryThatDoesNotExistIsNothingToRepeat() throws Exception {
    fixture.patience = PushFixture.LONG;
    server.add(Faults.noRepository("user1/jukebox"));

    var failed = assertThrows(Failure.class, () -> fixture.push("1"));

    assertEquals(ExitCode.FAILED, failed.exitCode(), failed.getMessage());
    assertTrue(
        failed.getMessage().contains("NAME_UNKNOWN: The repository with name 'user1/jukebox'"),
        failed.getMessage());
    assertTrue(failed.next().startsWith("create the repository"), failed.next());
    assertEquals(List.of(), fixture.retries);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PATCH", "PUT"})
  void anUploadThatTheServerLostIsBegunAnew(String method) throws Exception {
    fixture.patience = PushFixture.LONG;
    server.add(Faults.lostUpload(method));

    var pushed = fixture.push("1");

    assertEquals(pushed.digest(), tagged("1"));
    assertEquals(1, fixture.retries.size(), fixture.retries::toString);
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 405})
  void aRegistryThatDoesNotLetUsLookForBlobsGetsThemSent(int status) throws Exception {
    server.add(Faults.refusedLook(status));

    var pushed = fixture.push("1");

    assertEquals(pushed.digest(), tagged("1"));
    assertEquals(fixture.modelBytes(), pushed.sent());
  }

  @ParameterizedTest
  @CsvSource({"401, 5", "500, 1"})
  void aRegistryThatDoesNotKnowUsOrIsInTroubleGetsNoImage(int status, int exitCode)
      throws Exception {
    server.add(Faults.refusedLook(status));

    var failed = assertThrows(Failure.class, () -> fixture.push("1"));

    assertEquals(exitCode, failed.exitCode(), failed.getMessage());
    assertEquals(List.of(), server.requests("PUT /v2/user1/jukebox/manifests/"));
  }

  @Test
  void aServerThatDoesNothingAnyMoreIsGivenUp() throws Exception {
    var end = new CountDownLatch(1);
    server.add(Faults.stall(100_000, end));
    try {
      var failed = assertThrows(Failure.class, () -> fixture.push("1"));

      assertTrue(failed.getMessage().contains("did nothing for"), failed.getMessage());
      assertFalse(fixture.isTagged("1"));
    } finally {
      end.countDown();
    }
  }

  @Test
  void anotherDigestOfABlobIsFound() throws Exception {
    server.add(Faults.anotherDigest("/blobs/uploads/"));

    var failed = assertThrows(Failure.class, () -> fixture.push("1"));

    assertTrue(failed.getMessage().contains("something else"), failed.getMessage());
    assertFalse(fixture.isTagged("1"));
  }

  @Test
  void anotherDigestOfTheImageIsFound() throws Exception {
    server.add(Faults.anotherDigest("/manifests/"));

    var failed = assertThrows(Failure.class, () -> fixture.push("1"));

    assertEquals(ExitCode.FAILED, failed.exitCode());
    assertTrue(failed.getMessage().contains("something else"), failed.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PATCH", "PUT"})
  void aTokenThatExpiresMeanwhileIsRenewed(String beforeWhat) throws Exception {
    fixture.patience = PushFixture.LONG;
    server.add(Faults.before(beforeWhat, () -> server.tokens().expireAll()));
    var tokens = server.requireTokens();

    var pushed = fixture.push("1");

    assertEquals(pushed.digest(), tagged("1"));
    assertEquals(List.of(), fixture.retries);
    assertTrue(tokens.given() > 2, "one for the base, one for the push, one more");
    assertTrue(
        tokens.scopes().stream().anyMatch(it -> it.contains("repository:user1/jukebox:pull,push")),
        tokens.scopes().toString());
  }

  @Test
  void whoIsSentElsewhereWhileSendingBeginsAnewThere() throws Exception {
    fixture.patience = PushFixture.LONG;
    server.add(Faults.redirected(1_000_000));

    var sent = new AtomicLong();
    var pushed = fixture.push("user1/jukebox:1", counting(sent));

    assertEquals(pushed.digest(), tagged("1"));
    assertEquals(List.of(), fixture.retries);
    assertEquals(fixture.modelBytes(), sent.get(), "what was sent in vain counts no more");
    assertImageIsTheModel("1");
  }

  @Test
  void aFileThatChangesWhileItIsReadIsRefused() throws Exception {
    server.add(Faults.meanwhile(100_000, () -> change("weights.bin")));

    assertRefused("weights.bin changed");
  }

  @Test
  void aFileThatChangesAfterItWasSentIsRefused() throws Exception {
    server.add(Faults.before("PUT", () -> change("config.json")));

    assertRefused("config.json changed");
  }

  private void change(String file) throws IOException {
    var path = fixture.model.resolve(file);
    var content = Files.readAllBytes(path);
    content[content.length - 1]++;
    Files.write(path, content);
  }

  private void assertRefused(String why) throws Exception {
    var refused = assertThrows(Failure.class, () -> fixture.push("1"));
    assertEquals(ExitCode.REFUSED, refused.exitCode(), refused.getMessage());
    assertTrue(refused.getMessage().contains(why), refused.getMessage());
    assertFalse(fixture.isTagged("1"));
  }

  @Test
  void aCacheThatCannotBeWrittenIsNoProblem() throws Exception {
    fixture.cache = Files.createFile(folder.resolve("file")).resolve("cache");

    assertEquals(fixture.push("1").digest(), tagged("1"));
  }

  @Test
  void aFullDiskUnderTheCacheIsNoProblem() throws Exception {
    try (var disk = FullDisk.mountedAt(folder.resolve("full"))) {
      fixture.cache = disk.directory();

      assertEquals(fixture.push("1").digest(), tagged("1"));
      assertImageIsTheModel("1");
    }
  }

  @Test
  void whoIsInterruptedLeavesNoTag() throws Exception {
    var end = new CountDownLatch(1);
    var sending = new CountDownLatch(1);
    server.add(Faults.stall(100_000, end));
    var result = new CompletableFuture<Throwable>();
    var pusher =
        new Thread(
            () -> {
              try {
                fixture.push("user1/jukebox:1", onFirstByte(sending));
                result.complete(null);
              } catch (Throwable any) {
                result.complete(any);
              }
            });
    pusher.start();
    sending.await();

    pusher.interrupt();

    try {
      assertTrue(result.get() instanceof InterruptedException, "" + result.get());
      assertFalse(fixture.isTagged("1"));
    } finally {
      end.countDown();
    }
  }

  private Digest tagged(String tag) throws Exception {
    return fixture.repository("user1/jukebox").resolve(tag).orElseThrow();
  }

  private void assertImageIsTheModel(String tag) throws Exception {
    var repository = fixture.repository("user1/jukebox");
    var layers = repository.manifest(tag).orElseThrow().layers();
    var weights = layers.get(layers.size() - 1);
    var content = repository.read(weights);
    var model = Files.readAllBytes(fixture.model.resolve("weights.bin"));
    assertEquals(weights.size(), content.length);
    assertTrue(new String(content, ISO_8859_1).contains(new String(model, ISO_8859_1)));
  }

  private static PushProgress counting(AtomicLong sent) {
    return new PushProgress() {
      @Override
      public void sent(long bytes) {
        sent.addAndGet(bytes);
      }
    };
  }

  private static PushProgress onFirstByte(CountDownLatch sending) {
    return new PushProgress() {
      @Override
      public void sent(long bytes) {
        sending.countDown();
      }
    };
  }
}
