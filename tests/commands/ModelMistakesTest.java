import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Mistakes about the model that is to be packed, and about its image. */
@Tag("commands")
class ModelMistakesTest {
  private static final String POINTER =
      """
      version https://git-lfs.github.com/spec/v1
      oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393
      size 12345
      """;

  @Test
  void theModelDoesNotExist() throws Exception {
    var desk = CommandSeats.copy();
    var missing = desk.seat().directory().resolve("no-such-model");

    packed(desk, missing).assertMistake(2, missing.toString(), "does not exist");
  }

  @Test
  void noModelIsGiven() throws Exception {
    var desk = CommandSeats.copy();

    Mistake.typed(desk, new PackageModelcar(), "--image", image(desk)).assertMistake(2, "MODEL");
  }

  @Test
  void noImageIsGiven() throws Exception {
    var desk = CommandSeats.copy();

    Mistake.typed(desk, new PackageModelcar(), desk.seat().model().toString())
        .assertMistake(2, "--image");
  }

  @Test
  void outsideGitAndWithoutATag() throws Exception {
    var desk = CommandSeats.copy();
    var model = desk.newDirectory("outside-git");
    Files.copy(desk.seat().model().resolve("model.onnx"), model.resolve("model.onnx"));

    packed(desk, model).assertMistake(2, "no Git repository", "--source", "--revision", "--tag");
  }

  @Test
  void theSourceIsNoRepository() throws Exception {
    var desk = CommandSeats.copy();
    var source = desk.newDirectory("no-repository");

    packed(desk, desk.seat().model(), "--source", source.toString())
        .assertMistake(2, source.toString(), "no Git repository");
  }

  @Test
  void theSourceDoesNotExist() throws Exception {
    var desk = CommandSeats.copy();
    var source = desk.seat().directory().resolve("no-such-source");

    packed(desk, desk.seat().model(), "--source", source.toString())
        .assertMistake(2, source.toString(), "does not exist");
  }

  @Test
  void theRevisionIsNoCommit() throws Exception {
    var desk = CommandSeats.copy();

    packed(desk, desk.seat().model(), "--revision", "main").assertMistake(2, "main", "--revision");
  }

  @Test
  void theSourceIsAtAnotherCommitThanTheRevision() throws Exception {
    var desk = CommandSeats.copy();
    var model = desk.seat().model();
    var other = "0123456789abcdef0123456789abcdef01234567";

    packed(desk, model, "--source", model.toString(), "--revision", other)
        .assertMistake(4, model.toString(), other, "git -C " + model + " checkout " + other);
    packed(desk, model, "--source", model.toString(), "--revision", "main")
        .assertMistake(2, "main", "--revision");
  }

  @Test
  void trackedFilesAreChanged() throws Exception {
    var desk = CommandSeats.copy();
    var metrics = desk.seat().model().resolve("artifacts").resolve("metrics.json");
    Files.writeString(metrics, "{}");

    packed(desk, desk.seat().model())
        .assertMistake(4, "models/jukebox/artifacts/metrics.json", "--allow-dirty");
  }

  @Test
  void aGitLfsPointerInsteadOfTheModel() throws Exception {
    var desk = CommandSeats.copy();
    var model = desk.newDirectory("pointer");
    Files.writeString(model.resolve("model.onnx"), POINTER);

    packed(desk, model, "--tag", "1").assertMistake(4, "Git LFS pointer", "git lfs pull");
    packed(desk, model, "--tag", "1", "--allow-dirty").assertMistake(4, "Git LFS pointer");
  }

  @Test
  void anEmptyModel() throws Exception {
    var desk = CommandSeats.copy();
    var model = desk.newDirectory("empty");
    packed(desk, model, "--tag", "1").assertMistake(4, model.toString(), "is empty");

    Files.createFile(model.resolve("model.onnx"));
    packed(desk, model, "--tag", "1").assertMistake(4, model.toString(), "is empty");
  }

  @Test
  void theImageIsNoName() throws Exception {
    var desk = CommandSeats.copy();

    Mistake.typed(
            desk,
            new PackageModelcar(),
            desk.seat().model().toString(),
            "--image",
            "quay.io/Me/Jukebox")
        .assertMistake(2, "quay.io/Me/Jukebox", "quay.io/me/jukebox");
  }

  @Test
  void theTagIsNoTag() throws Exception {
    var desk = CommandSeats.copy();

    packed(desk, desk.seat().model(), "--tag", "feature/x").assertMistake(2, "feature/x");
  }

  @Test
  void theImageHasATagAlready() throws Exception {
    var desk = CommandSeats.copy();

    Mistake.typed(
            desk,
            new PackageModelcar(),
            desk.seat().model().toString(),
            "--image",
            image(desk) + ":1.0")
        .assertMistake(2, image(desk) + ":1.0", "--tag");
  }

  @Test
  void wrongPasswordInTheDockerConfig() throws Exception {
    var desk = CommandSeats.copy();
    var config = desk.seat().dockerConfig().resolve("config.json");
    var account = desk.user() + ":wrong-password";
    var auth = java.util.Base64.getEncoder().encodeToString(account.getBytes());
    Files.writeString(
        config,
        """
        {"auths": {"%s": {"auth": "%s"}}}
        """
            .formatted(desk.seat().address().registry(), auth));

    var outcome = packed(desk, desk.seat().model(), "--tag", "denied");

    outcome.assertMistake(5, image(desk), "account", "podman login");
    assertTrue(!outcome.err().contains("wrong-password") && !outcome.err().contains(auth));
  }

  @Test
  void noAccountForTheRegistry() throws Exception {
    var desk = CommandSeats.copy();
    Files.writeString(desk.seat().dockerConfig().resolve("config.json"), "{}");

    packed(desk, desk.seat().model(), "--tag", "no-account")
        .assertMistake(5, image(desk), "podman login");
  }

  @Test
  void somebodyElsesImage() throws Exception {
    var desk = CommandSeats.copy();
    var neighbour = CommandSeats.next();

    Mistake.typed(
            desk,
            new PackageModelcar(),
            desk.seat().model().toString(),
            "--image",
            image(neighbour))
        .assertMistake(5, image(neighbour));
  }

  @Test
  void theBaseDoesNotExist() throws Exception {
    var desk = CommandSeats.copy();

    packed(desk, desk.seat().model(), "--base", "quay.io/rhoai-mlops/no-such-base:1")
        .assertMistake(1, "quay.io/rhoai-mlops/no-such-base:1", "--base");
  }

  private static String image(Desk desk) {
    return "quay.io/" + desk.user() + "/jukebox";
  }

  private static Outcome packed(Desk desk, Path model, String... more) throws Exception {
    var args = new java.util.ArrayList<>(java.util.List.of(model.toString(), "--image"));
    args.add(image(desk));
    args.addAll(java.util.List.of(more));
    return Mistake.typed(desk, new PackageModelcar(), args.toArray(String[]::new));
  }
}
