import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** verify-modelcar compares what the registry has with a directory. */
@Tag("commands")
class VerifyModelcarTest {

  @Test
  void whatWasPackedIsTheSame() throws Exception {
    var desk = CommandSeats.copy();
    packed(desk, "same");

    var json = verified(desk, "same", desk.seat().model(), "-o", "json").json();

    assertTrue(json.path("same").asBoolean(false));
    assertEquals(Images.of(desk).digest("same"), json.path("digest").asString());
    assertEquals(4, json.path("files").asInt());
    for (var kind : List.of("missing", "extra", "different")) {
      assertEquals(0, json.path(kind).size(), kind);
    }
  }

  @Test
  void everyDifferenceIsNamed() throws Exception {
    var desk = CommandSeats.copy();
    var model = desk.seat().model();
    packed(desk, "differs");
    Files.writeString(model.resolve("artifacts/new.json"), "{}");
    Files.delete(model.resolve("artifacts/scaling.json"));
    var metrics = model.resolve("artifacts/metrics.json");
    var otherOfTheSameSize = Files.readString(metrics).replace('0', '1');
    Files.writeString(metrics, otherOfTheSameSize);

    var outcome = verified(desk, "differs", model, "-o", "json");

    assertEquals(1, outcome.exitCode(), outcome::toString);
    var json = outcome.data();
    assertEquals(List.of("artifacts/new.json"), names(json.path("missing")));
    assertEquals(List.of("artifacts/scaling.json"), names(json.path("extra")));
    assertEquals(List.of("artifacts/metrics.json"), names(json.path("different")));
    assertTrue(outcome.error().contains("1 missing, 1 extra, 1 different"), outcome.error());
  }

  @Test
  void aPersonReadsTheNames() throws Exception {
    var desk = CommandSeats.copy();
    packed(desk, "for-people");
    Files.writeString(desk.seat().model().resolve("model.onnx"), "another one");

    var outcome = verified(desk, "for-people", desk.seat().model());

    assertEquals(1, outcome.exitCode(), outcome::toString);
    assertTrue(outcome.out().contains("different: model.onnx"), outcome.out());
    Secrets.assertNoSecret(desk, outcome);
  }

  @Test
  void theImageOfAnotherToolIsReadToo() throws Exception {
    var desk = CommandSeats.copy();
    var model = desk.seat().model();
    var registry = desk.seat().address().registry();
    var participant = desk.seat().participant();
    var target =
        RegistryImage.named(registry + "/" + desk.user() + "/jukebox:by-jib")
            .addCredential(participant.name(), participant.password());
    Jib.fromScratch()
        .addLayer(List.of(model.resolve("model.onnx")), AbsoluteUnixPath.get("/models/1"))
        .addLayer(List.of(model.resolve("artifacts")), AbsoluteUnixPath.get("/models/1"))
        .containerize(
            Containerizer.to(target)
                .setAllowInsecureRegistries(true)
                .setBaseImageLayersCache(desk.newDirectory("jib-base"))
                .setApplicationLayersCache(desk.newDirectory("jib-layers")));

    verified(desk, "by-jib", model).assertDone();
    Files.delete(model.resolve("model.onnx"));
    assertEquals(1, verified(desk, "by-jib", model).exitCode());
  }

  @Test
  void theModelMayLieElsewhereInTheImage() throws Exception {
    var desk = CommandSeats.copy();
    packed(desk, "elsewhere");
    var artifacts = desk.seat().model().resolve("artifacts");

    verified(desk, "elsewhere", artifacts, "--at", "/models/1/artifacts/").assertDone();
    assertEquals(1, verified(desk, "elsewhere", artifacts).exitCode());
  }

  @Test
  void aSingleFileIsAModelToo() throws Exception {
    var desk = CommandSeats.copy();
    var file = desk.seat().model().resolve("model.onnx");
    var args = List.of(file.toString(), "--image", image(desk), "--tag", "single");
    desk.type(new PackageModelcar(), args.toArray(String[]::new)).assertDone();

    verified(desk, "single", file).assertDone();
  }

  @Test
  void mistakes() throws Exception {
    var desk = CommandSeats.copy();
    var model = desk.seat().model().toString();

    Mistake.typed(desk, new VerifyModelcar(), image(desk) + ":never-pushed", model)
        .assertMistake(1, "does not have", "never-pushed");
    Mistake.typed(desk, new VerifyModelcar(), image(desk), model)
        .assertMistake(2, image(desk), "registry and tag");
    Mistake.typed(desk, new VerifyModelcar(), image(desk) + ":1", "nowhere")
        .assertMistake(2, "nowhere", "does not exist");
    var empty = desk.newDirectory("without-files").toString();
    Mistake.typed(desk, new VerifyModelcar(), image(desk) + ":1", empty)
        .assertMistake(2, empty, "has no files");
    Mistake.typed(desk, new VerifyModelcar(), image(desk) + ":1").assertMistake(2, "MODEL");
  }

  @Test
  void aRegistryThatDoesNotAnswer() throws Exception {
    var desk = CommandSeats.copy();
    var image = "localhost:" + ClosedPort.number() + "/me/jukebox:1";

    Mistake.typed(desk, new VerifyModelcar(), image, desk.seat().model().toString())
        .assertMistake(6, "localhost:", "does not answer");
  }

  private static List<String> names(JsonNode array) {
    var names = new ArrayList<String>();
    array.forEach(name -> names.add(name.asString()));
    return names;
  }

  private static String image(Desk desk) {
    return "quay.io/" + desk.user() + "/jukebox";
  }

  private static void packed(Desk desk, String tag) {
    var args = List.of(desk.seat().model().toString(), "--image", image(desk), "--tag", tag);
    desk.type(new PackageModelcar(), args.toArray(String[]::new)).assertDone();
  }

  private static Outcome verified(Desk desk, String tag, Path model, String... more) {
    var args = new ArrayList<>(List.of(image(desk) + ":" + tag, model.toString()));
    args.addAll(List.of(more));
    return desk.type(new VerifyModelcar(), args.toArray(String[]::new));
  }
}
