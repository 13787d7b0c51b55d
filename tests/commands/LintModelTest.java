import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** lint-model says what package-modelcar would stumble over, and changes nothing. */
@Tag("commands")
class LintModelTest {

  @Test
  void theWorkshopsModelIsLeftInPeace() throws Exception {
    var desk = CommandSeats.copy();

    var json = linted(desk, desk.seat().model(), "-o", "json").json();

    assertEquals(0, json.path("errors").asInt(-1));
    assertEquals(0, json.path("warnings").asInt(-1));
    assertEquals(0, json.path("findings").size());
  }

  @Test
  void aProgramGetsAllThatWasFound() throws Exception {
    var desk = CommandSeats.copy();
    var model = brokenModel(desk);

    var outcome = linted(desk, model, "-o", "json");

    assertEquals(4, outcome.exitCode(), outcome::toString);
    var findings = outcome.data().path("findings");
    assertEquals(
        """
        {"severity":"error","rule":"lfs-pointer","file":"model.onnx",\
        "what":"is a Git LFS pointer, not the model itself","next":"git lfs pull"}\
        """,
        findings.get(0).toString());
    assertEquals("warning", findings.get(1).path("severity").asString());
    assertEquals(".DS_Store", findings.get(1).path("file").asString());
  }

  @Test
  void aPersonReadsItAndIsToldWhatToDo() throws Exception {
    var desk = CommandSeats.copy();
    var model = brokenModel(desk);

    var outcome = linted(desk, model);

    assertEquals(4, outcome.exitCode(), outcome::toString);
    assertTrue(outcome.out().contains("error: model.onnx is a Git LFS pointer"), outcome.out());
    assertTrue(outcome.out().contains("  do: git lfs pull"), outcome.out());
    assertTrue(outcome.error().contains(model.resolve("model.onnx").toString()), outcome.err());
    assertEquals("git lfs pull", outcome.next());
  }

  @Test
  void warningsDoNotFail() throws Exception {
    var desk = CommandSeats.copy();
    Files.writeString(desk.seat().model().resolve(".env"), "TOKEN=x");

    var outcome = linted(desk, desk.seat().model()).assertDone();

    assertTrue(outcome.out().contains("warning: .env looks like a secret"), outcome.out());
  }

  @Test
  void whatIsIgnoredDoesNotFail() throws Exception {
    var desk = CommandSeats.copy();

    linted(desk, brokenModel(desk), "--ignore", "lfs-pointer", "--ignore", "junk").assertDone();
  }

  @Test
  void whoMistypesARuleReadsAllThatTheReadmeNames() throws Exception {
    var desk = CommandSeats.copy();

    var outcome = linted(desk, desk.seat().model(), "--ignore", "lfs-pointers");

    outcome.assertMistake(2, "lfs-pointers", "lfs-pointer");
    var named = outcome.next().replaceFirst("name one of ", "").split(", ");
    assertEquals(rulesInTheReadme(), new TreeSet<>(List.of(named)));
  }

  // the first column of the table in the section about lint-model
  private static TreeSet<String> rulesInTheReadme() throws Exception {
    var readme = Files.readString(Jbang.repository().resolve("README.md"));
    var section = readme.replaceFirst("(?s).*\n## Before the push: lint-model\n", "");
    var rules = new TreeSet<String>();
    section
        .replaceFirst("(?s)\n## .*", "")
        .lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.split("\\|")[1])
        .forEach(
            column ->
                Pattern.compile("`([^`]+)`")
                    .matcher(column)
                    .results()
                    .forEach(rule -> rules.add(rule.group(1))));
    return rules;
  }

  @Test
  void mistakes() throws Exception {
    var desk = CommandSeats.copy();
    var model = desk.seat().model().toString();

    Mistake.typed(desk, new LintModel(), "nowhere").assertMistake(2, "nowhere", "does not exist");
    Mistake.typed(desk, new LintModel()).assertMistake(2, "MODEL");
    Mistake.typed(desk, new LintModel(), model, "--memory", "much").assertMistake(2, "much", "4Gi");
  }

  @Test
  void packageModelcarLooksFirst() throws Exception {
    var desk = CommandSeats.copy();
    var before = Images.of(desk).tags();
    var model = desk.newDirectory("wrong-level");
    Files.createDirectories(model.resolve("1"));
    Files.copy(desk.seat().model().resolve("model.onnx"), model.resolve("1/model.onnx"));

    packed(desk, model).assertMistake(4, "/models/1/1", "MODEL/1");

    assertEquals(before, Images.of(desk).tags());
  }

  @Test
  void packageModelcarWarnsAndGoesOn() throws Exception {
    var desk = CommandSeats.copy();
    Files.writeString(desk.seat().model().resolve(".env"), "TOKEN=x");

    var outcome = packed(desk, desk.seat().model(), "--dry-run").assertDone();

    assertTrue(outcome.err().contains(".env looks like a secret"), outcome.err());
    assertFalse(outcome.out().contains(".env"), outcome.out());
  }

  private static Path brokenModel(Desk desk) throws Exception {
    var model = desk.newDirectory("broken");
    Files.writeString(model.resolve("model.onnx"), "version https://git-lfs.github.com/spec/v1\n");
    Files.writeString(model.resolve(".DS_Store"), "x");
    return model;
  }

  private static Outcome linted(Desk desk, Path model, String... more) throws Exception {
    return desk.type(new LintModel(), with(List.of(model.toString()), more));
  }

  private static Outcome packed(Desk desk, Path model, String... more) throws Exception {
    var image = "quay.io/" + desk.user() + "/jukebox";
    var args = List.of(model.toString(), "--image", image, "--tag", "linted");
    return Mistake.typed(desk, new PackageModelcar(), with(args, more));
  }

  private static String[] with(List<String> args, String... more) {
    var all = new java.util.ArrayList<>(args);
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }
}
