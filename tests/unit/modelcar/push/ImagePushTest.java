package modelcar.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import console.ExitCode;
import console.Failure;
import embedded.registry.ImageContent;
import embedded.registry.ImageLayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import registry.Access;
import registry.Digest;
import tools.jackson.databind.json.JsonMapper;

/** What is sent and what is not, held against the requests that a registry got. */
@Tag("unit")
@Timeout(60)
class ImagePushTest {
  @TempDir Path folder;
  private FaultyRegistry server;
  private PushFixture fixture;

  @BeforeEach
  void start() throws Exception {
    server = new FaultyRegistry(folder.resolve("registry"));
    fixture = new PushFixture(folder, server);
    fixture.letTheClockTick();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void everyBlobIsSentOnceAndTheTagIsWrittenLast() throws Exception {
    var pushed = fixture.push("1");

    assertEquals(3, server.requests("PATCH").size(), "two layers and the configuration");
    var all = server.requests("");
    assertEquals("PUT /v2/user1/jukebox/manifests/1", all.get(all.size() - 1));
    assertTrue(pushed.sent() > PushFixture.LARGE, "" + pushed);
    assertEquals(Pushed.Change.TAGGED, pushed.change());
  }

  @Test
  void theBasesLayersAreMountedWhereTheRegistryIsTheSame() throws Exception {
    var arrivals = new ConcurrentSkipListMap<String, PushProgress.Arrival>();

    fixture.push("user1/jukebox:1", recording(arrivals));

    assertEquals(
        Map.of(
            "a layer of the base",
            PushProgress.Arrival.MOUNTED,
            "models/1/config.json",
            PushProgress.Arrival.SENT,
            "models/1/weights.bin",
            PushProgress.Arrival.SENT),
        arrivals);
  }

  @Test
  void theSameImageUnderTheSameTagIsNothingToDo() throws Exception {
    var first = fixture.push("1");

    var second = fixture.push("1");

    assertEquals(new Pushed(first.digest(), 0, Pushed.Change.UNCHANGED), second);
    assertEquals(1, server.requests("PUT /v2/user1/jukebox/manifests/").size());
  }

  @Test
  void anUnchangedModelIsNeitherReadNorSentAgain() throws Exception {
    fixture.push("1");
    var read = new AtomicLong();

    var pushed = fixture.push("user1/jukebox:2", countingReads(read));

    assertEquals(0, read.get());
    assertEquals(0, pushed.sent());
    assertEquals(Pushed.Change.TAGGED, pushed.change());
  }

  @Test
  void withoutACacheItIsReadToFindOutThatTheTagIsTaken() throws Exception {
    fixture.push("1");
    fixture.cache = folder.resolve("another");
    var read = new AtomicLong();

    var pushed = fixture.push("user1/jukebox:1", countingReads(read));

    assertTrue(read.get() > PushFixture.LARGE, "" + read);
    assertEquals(Pushed.Change.UNCHANGED, pushed.change());
  }

  @Test
  void anotherRepositoryOfTheRegistryGetsThemMounted() throws Exception {
    fixture.push("1");
    var arrivals = new ConcurrentSkipListMap<String, PushProgress.Arrival>();

    var pushed = fixture.push("user1/other:1", recording(arrivals));

    assertEquals(0, pushed.sent());
    assertEquals(PushProgress.Arrival.MOUNTED, arrivals.get("models/1/weights.bin"));
  }

  @Test
  void onlyTheFileThatChangedIsSent() throws Exception {
    fixture.push("1");
    Files.writeString(fixture.model.resolve("config.json"), "{\"a\": 1}");
    var arrivals = new ConcurrentSkipListMap<String, PushProgress.Arrival>();

    fixture.push("user1/jukebox:2", recording(arrivals));

    assertEquals(PushProgress.Arrival.THERE, arrivals.get("models/1/weights.bin"));
    assertEquals(PushProgress.Arrival.SENT, arrivals.get("models/1/config.json"));
  }

  @Test
  void aTakenTagIsRefusedBeforeAnythingIsSent() throws Exception {
    var first = fixture.push("1");
    int patches = server.requests("PATCH").size();
    Files.writeString(fixture.model.resolve("config.json"), "{\"a\": 1}");

    var refused = assertThrows(Failure.class, () -> fixture.push("1"));

    assertEquals(ExitCode.REFUSED, refused.exitCode());
    assertEquals(patches, server.requests("PATCH").size());
    assertEquals(first.digest(), tagged("1"));
  }

  @Test
  void aTagThatSomebodyTookMeanwhileIsRefusedToo() throws Exception {
    var other = fixture.push("other");
    Files.writeString(fixture.model.resolve("config.json"), "{\"a\": 1}");
    var repository = fixture.repository("user1/jukebox", Access.PUSH);
    var manifest = repository.manifest("other").orElseThrow();
    server.add(
        Faults.before(
            "PATCH",
            () -> {
              try {
                repository.put(manifest, "1");
              } catch (InterruptedException stopped) {
                throw new IOException(stopped);
              }
            }));

    assertThrows(Failure.class, () -> fixture.push("1"));

    assertEquals(other.digest(), tagged("1"));
  }

  @Test
  void aPlanKnowsWhatIsThereAndSendsNothing() throws Exception {
    var before = fixture.plan("1");
    assertEquals(0, before.bytesThere());
    assertTrue(before.bytesToSend() > PushFixture.LARGE);
    assertEquals(List.of(), server.requests("P"), "no POST, PATCH or PUT");

    var pushed = fixture.push("1");

    var after = fixture.plan("1");
    assertEquals(0, after.bytesToSend());
    assertTrue(after.isDone());
    assertEquals(pushed.digest(), after.digest().orElseThrow());
    assertEquals(pushed.digest(), before.digest().orElseThrow());
  }

  @Test
  void aPlanAsksForTheRightToReadOnly() throws Exception {
    var tokens = server.requireTokens();

    fixture.plan("1");

    assertFalse(tokens.scopes().isEmpty());
    assertTrue(tokens.scopes().stream().noneMatch(it -> it.contains("push")), "" + tokens.scopes());
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void aRepositoryThatIsNotShownCountsAsEmptyInAPlan(int status) throws Exception {
    var shown = fixture.plan("1");
    server.add(
        exchange -> {
          if (!exchange.getRequestURI().getPath().startsWith("/v2/user1/jukebox/")) {
            return false;
          }
          exchange.sendResponseHeaders(status, -1);
          return true;
        });

    var plan = fixture.plan("1");

    assertTrue(plan.unseen().orElseThrow().contains("" + status), "" + plan.unseen());
    assertEquals(shown.bytesToSend(), plan.bytesToSend());
    assertEquals(shown.digest(), plan.digest());
    var denied = assertThrows(Failure.class, () -> fixture.push("1"));
    assertEquals(ExitCode.ACCESS_DENIED, denied.exitCode(), "who pushes is told so");
  }

  @Test
  void aModelForATagThatMayMoveIsReadOnceOnly() throws Exception {
    fixture.push("latest");
    fixture.cache = folder.resolve("another");
    Files.writeString(fixture.model.resolve("config.json"), "{\"a\": 1}");
    var read = new AtomicLong();

    var pushed = fixture.move("user1/jukebox:latest", countingReads(read));

    assertEquals(0, read.get());
    assertEquals(Pushed.Change.TAGGED, pushed.change());
    assertEquals(pushed.digest(), tagged("latest"));
  }

  @Test
  void aTagThatMayMoveButStandsForTheImageIsLeftAlone() throws Exception {
    var first = fixture.push("latest");
    fixture.cache = folder.resolve("another");
    var read = new AtomicLong();

    var again = fixture.move("user1/jukebox:latest", countingReads(read));

    assertEquals(0, read.get());
    assertEquals(new Pushed(first.digest(), again.sent(), Pushed.Change.UNCHANGED), again);
    assertEquals(1, server.requests("PUT /v2/user1/jukebox/manifests/").size());
  }

  @Test
  void aCachedDigestOfAnotherContentIsNotBelieved() throws Exception {
    fixture.push("1");
    var weights = fixture.model.resolve("weights.bin");
    var time = Files.getLastModifiedTime(weights);
    var content = Files.readAllBytes(weights);
    content[0]++;
    Files.write(weights, content);
    Files.setLastModifiedTime(weights, time);

    var pushed = fixture.push("2");

    assertTrue(pushed.sent() > PushFixture.LARGE, "" + pushed);
  }

  @Test
  void theImageKeepsTheBaseAndAddsTheModel() throws Exception {
    fixture.push("1");

    var repository = fixture.repository("user1/jukebox");
    var manifest = repository.manifest("1").orElseThrow();
    var mediaTypes = manifest.layers().stream().map(it -> it.mediaType()).toList();
    assertEquals(
        List.of(
            "application/vnd.oci.image.layer.v1.tar+gzip",
            "application/vnd.oci.image.layer.v1.tar",
            "application/vnd.oci.image.layer.v1.tar"),
        mediaTypes);
    var annotations = new TreeMap<>(manifest.annotations());
    assertTrue(annotations.get("org.opencontainers.image.base.name").endsWith(FaultyRegistry.BASE));
    assertFalse(annotations.containsKey("org.opencontainers.image.version"));
  }

  @Test
  void whatTheBaseSaysOfItselfIsNotSaidOfTheModel() throws Exception {
    var base =
        ImageContent.of(new ImageLayer().file("/bin/sh", "stand-in"))
            .label("org.opencontainers.image.revision", "of-the-base")
            .label("org.opencontainers.image.licenses", "of-the-base")
            .label("org.label-schema.vcs-url", "of-the-base")
            .label("vcs-ref", "of-the-base")
            .label("build-date", "of-the-base")
            .label("name", "of-the-base")
            .label("version", "of-the-base")
            .label("release", "of-the-base")
            .label("url", "of-the-base")
            .label("summary", "of-the-base")
            .label("description", "of-the-base")
            .label("com.redhat.component", "of-the-base")
            .label("io.k8s.description", "of-the-base")
            .label("com.redhat.license_terms", "stays")
            .label("names", "stays");
    server.put("base/labelled", "1", base);
    fixture.base = server.host() + "/base/labelled:1";

    fixture.push("1");

    var repository = fixture.repository("user1/jukebox");
    var manifest = repository.manifest("1").orElseThrow();
    var config = JsonMapper.shared().readTree(repository.read(manifest.config()));
    var labels = new TreeMap<String, String>();
    config
        .at("/config/Labels")
        .properties()
        .forEach(it -> labels.put(it.getKey(), it.getValue().asString()));
    var expected = new TreeMap<>(manifest.annotations());
    expected.put("com.redhat.license_terms", "stays");
    expected.put("names", "stays");
    assertEquals(expected, labels);
  }

  private Digest tagged(String tag) throws Exception {
    return fixture.repository("user1/jukebox").resolve(tag).orElseThrow();
  }

  private static PushProgress countingReads(AtomicLong read) {
    return new PushProgress() {
      @Override
      public void read(long bytes) {
        read.addAndGet(bytes);
      }
    };
  }

  private static PushProgress recording(Map<String, PushProgress.Arrival> arrivals) {
    return new PushProgress() {
      @Override
      public void arrived(PlannedBlob blob, Arrival how) {
        arrivals.put(blob.title(), how);
      }
    };
  }
}
