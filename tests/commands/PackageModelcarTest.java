import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import modelcar.SourceRepository;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** package-modelcar pushes an image that the registry serves and that leads back to its commit. */
@Tag("commands")
class PackageModelcarTest {
  private static final String SHA = "0123456789abcdef0123456789abcdef01234567";
  private static final String CONFIG = "model-deployments/test/jukebox/config.yaml";

  @Test
  void theTagIsTheCommitOfTheRepositoryThatHoldsTheModel() throws Exception {
    var desk = CommandSeats.copy();
    var commit = SourceRepository.commitHolding(desk.seat().model()).id();

    var json = packed(desk, desk.seat().model()).json();

    assertEquals(commit.substring(0, 10), json.path("tag").asString());
    assertEquals(commit, json.path("commit").asString());
    assertEquals(image(desk) + ":" + commit.substring(0, 10), json.path("image").asString());
  }

  @Test
  void theTagIsTheCommitOfTheSource() throws Exception {
    var desk = CommandSeats.copy();
    var model = modelOutsideGit(desk);
    var source = desk.newDirectory("training");
    Files.writeString(source.resolve("train.py"), "print('training')\n");
    try (var git = Git.init().setDirectory(source.toFile()).call()) {
      git.add().addFilepattern(".").call();
      git.commit().setMessage("Train").setAuthor("me", "me@example.com").setSign(false).call();
    }

    var json = packed(desk, model, "--source", source.toString()).json();

    assertEquals(SourceRepository.commitHolding(source).tag(), json.path("tag").asString());
  }

  @Test
  void theTagIsTheRevisionThatAPipelineKnows() throws Exception {
    var desk = CommandSeats.copy();

    var json = packed(desk, modelOutsideGit(desk), "--revision", SHA).json();

    assertEquals("0123456789", json.path("tag").asString());
  }

  @Test
  void whoGivesTheRevisionOfASourceGetsTheTimeOfItsCommit() throws Exception {
    var desk = CommandSeats.copy();
    var source = desk.seat().model();
    var commit = SourceRepository.commitHolding(source);
    var model = modelOutsideGit(desk);
    var sourceOption = source.toString();

    packed(desk, model, "--source", sourceOption, "--revision", commit.id(), "--tag", "of-both")
        .assertDone();

    var annotations = Images.of(desk).manifest("of-both").path("annotations");
    assertEquals(commit.id(), annotation(annotations, "org.opencontainers.image.revision"));
    assertEquals(
        commit.time().toString(), annotation(annotations, "org.opencontainers.image.created"));

    packed(desk, model, "--revision", SHA, "--tag", "of-a-revision").assertDone();

    var alone = Images.of(desk).manifest("of-a-revision").path("annotations");
    assertEquals("1970-01-01T00:00:00Z", annotation(alone, "org.opencontainers.image.created"));
  }

  @Test
  void aGivenTagIsTaken() throws Exception {
    var desk = CommandSeats.copy();

    var json = packed(desk, modelOutsideGit(desk), "--tag", "v1.2").json();

    assertEquals("v1.2", json.path("tag").asString());
    assertTrue(Images.of(desk).tags().contains("v1.2"));
  }

  @Test
  void whatIsPrintedIsWhatTheRegistryServes() throws Exception {
    var desk = CommandSeats.copy();

    var json = packed(desk, desk.seat().model()).json();

    var tag = json.path("tag").asString();
    assertEquals(Images.of(desk).digest(tag), json.path("digest").asString());
  }

  @Test
  void theModelLiesUnderModels1ForEverybodyToRead() throws Exception {
    var desk = CommandSeats.copy();
    packed(desk, desk.seat().model(), "--tag", "layout").assertDone();

    var images = Images.of(desk);
    var layer = images.modelLayer("layout");

    assertEquals(
        List.of(
            "models/",
            "models/1/",
            "models/1/artifacts/",
            "models/1/artifacts/countries.json",
            "models/1/artifacts/metrics.json",
            "models/1/artifacts/scaling.json",
            "models/1/model.onnx"),
        List.copyOf(layer.keySet()));
    assertEquals(
        Files.size(desk.seat().model().resolve("model.onnx")),
        layer.get("models/1/model.onnx").getSize());
    layer.forEach(
        (path, entry) ->
            assertEquals(path.endsWith("/") ? 0755 : 0644, entry.getMode() & 0777, path));
    assertEquals("65534", images.config("layout").at("/config/User").asString());
  }

  @Test
  void aSingleFileIsAModelToo() throws Exception {
    var desk = CommandSeats.copy();
    var file = desk.seat().model().resolve("model.onnx");

    packed(desk, file, "--tag", "one-file").assertDone();

    assertEquals(
        List.of("models/", "models/1/", "models/1/model.onnx"),
        List.copyOf(Images.of(desk).modelLayer("one-file").keySet()));
  }

  @Test
  void aLinkToTheModelIsTheModel() throws Exception {
    var desk = CommandSeats.copy();
    var model = desk.seat().model();
    var link = desk.newDirectory("links").resolve("current");
    try {
      Files.createSymbolicLink(link, model);
    } catch (IOException | UnsupportedOperationException notAllowed) {
      abort("links cannot be made here: " + notAllowed.getMessage());
    }

    packed(desk, link, "--tag", "by-a-link").assertDone();

    var image = image(desk) + ":by-a-link";
    desk.type(new VerifyModelcar(), image, model.toString()).assertDone();
    desk.type(new VerifyModelcar(), image, link.toString()).assertDone();
  }

  @Test
  void theSameModelGivesTheSameImage() throws Exception {
    var desk = CommandSeats.copy();
    var first = packed(desk, desk.seat().model(), "--tag", "same").json();
    var copy = copyWithOtherTimesAndPermissions(desk);
    desk.export("JUKEBOX_CACHE", desk.newDirectory("another-cache"));

    var second = packed(desk, copy, "--tag", "same");

    assertEquals(first.path("digest"), second.json().path("digest"));
    assertTrue(second.err().contains("nothing to do"), second.err());
  }

  @Test
  void underAnotherTagItIsTheSameModel() throws Exception {
    var desk = CommandSeats.copy();
    packed(desk, desk.seat().model(), "--tag", "first").assertDone();

    packed(desk, desk.seat().model(), "--tag", "second").assertDone();

    var images = Images.of(desk);
    assertEquals(images.manifest("first").path("layers"), images.manifest("second").path("layers"));
  }

  @Test
  void aTakenTagKeepsItsImage() throws Exception {
    var desk = CommandSeats.copy();
    packed(desk, desk.seat().model(), "--tag", "taken").assertDone();
    var before = Images.of(desk).digest("taken");
    Files.writeString(desk.seat().model().resolve("artifacts").resolve("metrics.json"), "{}");

    var refused =
        desk.type(new PackageModelcar(), args(desk, desk.seat().model(), "--tag", "taken"));
    refused.assertMistake(4, image(desk) + ":taken", "another image", "--force");
    assertEquals(before, Images.of(desk).digest("taken"));

    packed(desk, desk.seat().model(), "--tag", "taken", "--force").assertDone();
    assertNotEquals(before, Images.of(desk).digest("taken"));
  }

  @Test
  void latestMayMoveButNobodyRollsItOut() throws Exception {
    var desk = CommandSeats.copy();
    packed(desk, desk.seat().model(), "--tag", "latest").assertDone();
    Files.writeString(desk.seat().model().resolve("artifacts").resolve("metrics.json"), "{}");

    var moved = packed(desk, desk.seat().model(), "--tag", "latest").assertDone();

    assertTrue(moved.err().contains("KServe does not roll out"), moved.err());
  }

  @Test
  void theImageSaysWhatItWasMadeFromAndHowGoodItIs() throws Exception {
    var desk = CommandSeats.copy();
    var model = desk.seat().model();
    try (var git = Git.open(model.getParent().getParent().toFile())) {
      var config = git.getRepository().getConfig();
      config.setString("remote", "origin", "url", "https://me:se@cret@git.example.com/me/jukebox");
      config.save();
    }
    var commit = SourceRepository.commitHolding(model);
    var metrics = model.resolve("artifacts").resolve("metrics.json").toString();

    packed(desk, model, "--source", model.toString(), "--tag", "described", "--metrics", metrics)
        .assertDone();

    var annotations = Images.of(desk).manifest("described").path("annotations");
    assertEquals("jukebox", annotation(annotations, "org.opencontainers.image.title"));
    assertEquals("described", annotation(annotations, "org.opencontainers.image.version"));
    assertEquals(commit.id(), annotation(annotations, "org.opencontainers.image.revision"));
    assertEquals(
        commit.time().toString(), annotation(annotations, "org.opencontainers.image.created"));
    assertEquals(
        "https://git.example.com/me/jukebox",
        annotation(annotations, "org.opencontainers.image.source"));
    assertEquals("0.8420", annotation(annotations, "io.jukebox.metrics.accuracy"));
    // a node takes two images with the same configuration for one
    var labels = Images.of(desk).config("described").at("/config/Labels");
    annotations
        .properties()
        .forEach(it -> assertEquals(it.getValue(), labels.path(it.getKey()), it.getKey()));
  }

  private static String annotation(JsonNode annotations, String name) {
    return annotations.path(name).asString("");
  }

  @Test
  void anotherModelGivesAnotherImage() throws Exception {
    var desk = CommandSeats.copy();
    packed(desk, desk.seat().model(), "--tag", "before").assertDone();
    Files.writeString(desk.seat().model().resolve("artifacts").resolve("metrics.json"), "{}");

    packed(desk, desk.seat().model(), "--tag", "after").assertDone();

    assertNotEquals(Images.of(desk).digest("before"), Images.of(desk).digest("after"));
  }

  @Test
  void changedFilesAreTakenWhenTheyAreAllowed() throws Exception {
    var desk = CommandSeats.next();
    Files.writeString(desk.seat().model().resolve("artifacts").resolve("metrics.json"), "{}");

    var json = packed(desk, desk.seat().model(), "--allow-dirty").json();

    assertEquals(
        SourceRepository.commitHolding(desk.seat().model()).tag(), json.path("tag").asString());
  }

  @Test
  void aFileThatGitDoesNotKnowIsNoChange() throws Exception {
    var desk = CommandSeats.next();
    Files.writeString(desk.seat().model().resolve("notes.txt"), "not tracked");

    packed(desk, desk.seat().model()).assertDone();
  }

  @Test
  void aDryRunPushesNothing() throws Exception {
    var desk = CommandSeats.copy();
    var before = Footprint.of(desk);

    var json = packed(desk, desk.seat().model(), "--dry-run", "--tag", "never-pushed").json();

    assertEquals(image(desk) + ":never-pushed", json.path("image").asString());
    assertEquals(List.of(), before.differences(Footprint.of(desk)));
  }

  @Test
  void aDryRunSaysWhatWouldBeSent() throws Exception {
    var desk = CommandSeats.copy();
    var neverPushed = desk.seat().model().resolve("artifacts").resolve("vocabulary.txt");
    Files.writeString(neverPushed, "a word that no other test has\n".repeat(10_000));

    var before = packed(desk, desk.seat().model(), "--dry-run", "--tag", "planned").json();
    packed(desk, desk.seat().model(), "--tag", "planned").assertDone();
    var after = packed(desk, desk.seat().model(), "--dry-run", "--tag", "planned");

    assertTrue(before.path("bytesToSend").asLong() > 100_000, before.toString());
    assertFalse(before.at("/layers/0/title").asString().isEmpty(), before.toString());
    assertEquals(0, after.json().path("bytesToSend").asLong());
    assertTrue(after.json().path("bytesThere").asLong() > 100_000, after.out());
    assertTrue(after.err().contains("nothing to do"), after.err());
    assertTrue(after.err().contains("whether you may push there was not checked"), after.err());
    assertEquals(Images.of(desk).digest("planned"), before.path("digest").asString());
  }

  @Test
  void resultsAreWrittenForTekton() throws Exception {
    var desk = CommandSeats.copy();
    var results = desk.newDirectory("tekton-results");

    packed(desk, modelOutsideGit(desk), "--revision", SHA, "--results", results.toString())
        .assertDone();

    assertEquals(image(desk) + ":0123456789", Files.readString(results.resolve("IMAGE_URL")));
    assertEquals(
        Images.of(desk).digest("0123456789"), Files.readString(results.resolve("IMAGE_DIGEST")));
    assertEquals("0123456789", Files.readString(results.resolve("MODEL_VERSION")));
    assertEquals(SHA, Files.readString(results.resolve("MODEL_COMMIT")));
  }

  @Test
  void nothingIsPushedWhereResultsCannotBeWritten() throws Exception {
    var desk = CommandSeats.copy();
    var missing = desk.seat().model().resolve("missing").toString();

    var outcome = packed(desk, desk.seat().model(), "--tag", "unheard", "--results", missing);

    assertEquals(2, outcome.exitCode(), outcome.err());
    assertFalse(Images.of(desk).tags().contains("unheard"));
  }

  @Test
  void theVersionIsHandedOnToDeployJukebox() throws Exception {
    var desk = CommandSeats.next();
    desk.type(new SetupAppsets()).assertDone();

    var json = packed(desk, desk.seat().model(), "--deploy", "test").json();

    assertTrue(json.at("/deployed/changed").asBoolean(false), json.toString());
    var config = Files.readString(desk.seat().gitops().resolve(CONFIG));
    assertTrue(config.contains(json.path("tag").asString()), config);
    assertTrue(config.contains("image_namespace: " + desk.user()), config);
  }

  @Test
  void onlyWhatDeployJukeboxFindsIsHandedOn() throws Exception {
    var desk = CommandSeats.copy();
    var args =
        new String[] {
          desk.seat().model().toString(), "--image", image(desk) + "box", "--deploy", "test"
        };

    var outcome = desk.type(new PackageModelcar(), args);

    assertEquals(2, outcome.exitCode(), outcome.err());
    assertTrue(outcome.err().contains("jukebox, not jukeboxbox"), outcome.err());
  }

  @Test
  void theExplanationPushesNothing() throws Exception {
    var desk = CommandSeats.copy();
    var before = Footprint.of(desk);

    var explained = packed(desk, desk.seat().model(), "--explain").assertDone();

    assertTrue(explained.out().contains("podman push"));
    assertEquals(List.of(), before.differences(Footprint.of(desk)));
  }

  @Test
  void peopleGetTheNextCommand() throws Exception {
    var desk = CommandSeats.copy();

    var outcome = desk.type(new PackageModelcar(), args(desk, desk.seat().model()));

    outcome.assertDone();
    var tag = SourceRepository.commitHolding(desk.seat().model()).tag();
    assertTrue(outcome.out().contains("deploy-jukebox --version " + tag), outcome.out());
    assertTrue(outcome.err().contains("$ git rev-parse --short=10 HEAD"), outcome.err());
    assertFalse(outcome.out().contains("$ "), outcome.out());
    Secrets.assertNoSecret(desk, outcome);
  }

  private static Path modelOutsideGit(Desk desk) throws Exception {
    var model = desk.newDirectory("outside-git");
    Files.copy(desk.seat().model().resolve("model.onnx"), model.resolve("model.onnx"));
    return model;
  }

  private static Path copyWithOtherTimesAndPermissions(Desk desk) throws Exception {
    var copy = desk.newDirectory("copied-model");
    try (var walk = Files.walk(desk.seat().model())) {
      for (var file : (Iterable<Path>) walk.sorted()::iterator) {
        var target = copy.resolve(desk.seat().model().relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
          restrict(target);
        }
        Files.setLastModifiedTime(target, FileTime.from(Instant.ofEpochSecond(1_000_000_000L)));
      }
    }
    return copy;
  }

  // as a umask of 077 leaves it; Windows has no such permissions
  private static void restrict(Path file) throws Exception {
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }

  private static String image(Desk desk) {
    return "quay.io/" + desk.user() + "/jukebox";
  }

  private static Outcome packed(Desk desk, Path model, String... more) throws Exception {
    var args = new ArrayList<>(List.of(args(desk, model)));
    args.addAll(List.of("-o", "json"));
    args.addAll(List.of(more));
    return desk.type(new PackageModelcar(), args.toArray(String[]::new));
  }

  private static String[] args(Desk desk, Path model, String... more) {
    var args = new ArrayList<>(List.of(model.toString(), "--image", image(desk)));
    args.addAll(List.of(more));
    return args.toArray(String[]::new);
  }
}
