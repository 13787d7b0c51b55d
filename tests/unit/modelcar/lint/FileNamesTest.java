package modelcar.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Names, whether the file system at hand can have them or not. */
@Tag("unit")
class FileNamesTest {
  @Test
  void usualNames() {
    assertEquals(List.of(), found("model.onnx", "artifacts/a b.json", "노래.json", "a+b@c:d.txt"));
  }

  @Test
  void controlCharactersAreNotPrinted() {
    var findings = check("a\u001b[2Jb\n.txt");

    assertEquals("error name a\\u001b[2Jb\\u000a.txt", ModelFixture.shortly(findings.get(0)));
    assertFalse(findings.get(0).sentence().contains("\u001b"));
  }

  @Test
  void backslashes() {
    assertEquals(List.of("error name a\\b.txt"), found("a\\b.txt"));
  }

  @Test
  void whatIsNoUtf8() {
    var findings = check("\ufffd.txt");

    assertEquals("error name \ufffd.txt", ModelFixture.shortly(findings.get(0)));
    assertTrue(findings.get(0).next().contains("LC_ALL"));
  }

  @Test
  void longNames() {
    assertEquals(List.of(), found("n".repeat(255)));
    assertEquals(List.of("error name " + "n".repeat(256)), found("n".repeat(256)));
    var korean = "노".repeat(86);
    assertEquals(List.of("error name " + korean), found(korean), "258 bytes");
  }

  @Test
  void longPaths() {
    var deep = "d".repeat(200) + ("/" + "d".repeat(200)).repeat(20);

    assertTrue(check(deep).get(0).what().contains("4095"));
  }

  @Test
  void namesThatDifferInCapitalLettersOnly() {
    assertEquals(List.of("warning name-collision model.onnx"), found("Model.onnx", "model.onnx"));
    assertEquals(List.of(), found("a/model.onnx", "model.onnx"));
  }

  @Test
  void koreanNamesAsMacosWritesThem() {
    var decomposed = Normalizer.normalize("노래.json", Normalizer.Form.NFD);

    assertEquals(List.of("warning name " + decomposed), found(decomposed));
    assertEquals(
        List.of("warning name-collision 노래.json", "warning name " + decomposed).stream()
            .sorted()
            .toList(),
        found(decomposed, "노래.json").stream().sorted().toList());
  }

  private static List<String> found(String... names) {
    return check(names).stream().map(ModelFixture::shortly).toList();
  }

  private static List<Finding> check(String... names) {
    var entries =
        Stream.of(names)
            .map(name -> new ModelEntry(name, Path.of("unused"), ModelEntry.Kind.FILE, 1))
            .toList();
    return new FileNames().check(new ModelTree(Path.of("unused"), entries));
  }
}
