package rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class GitFilesGeneratorTest {
  private static final String FILE = "model-deployments/test/My_Box/config.yaml";

  @TempDir Path tree;

  private List<Map<String, Object>> generate(String content) throws IOException {
    var file = tree.resolve(FILE);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    return new GitFilesGenerator(List.of("model-deployments/test/**/config.yaml"), List.of())
        .generate(tree);
  }

  private Object version(String yaml) throws IOException {
    return generate("version: " + yaml).get(0).get("version");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.10|1.1",
        "12345678|12345678",
        "1e3|1000.0",
        "0123|83",
        "0x1F|31",
        "0b11|3",
        "20261124|20261124",
        "08|8.0",
        "1_000|1000",
        "-5|-5",
        ".5|0.5"
      })
  void unquotedNumbersAreNumbers(String yaml, String number) throws IOException {
    assertEquals(number, version(yaml).toString());
    assertEquals(true, version(yaml) instanceof Number);
  }

  @ParameterizedTest
  @CsvSource({
    "yes,true",
    "True,true",
    "on,true",
    "y,true",
    "no,false",
    "off,false",
    "N,false",
    "false,false"
  })
  void wordsAreBooleans(String yaml, boolean value) throws IOException {
    assertEquals(value, version(yaml));
  }

  @ParameterizedTest
  @CsvSource({
    "12e4567",
    "2026-11-24",
    "latest",
    "1.2.3",
    "0x",
    "yEs",
    "1a",
    "'\"1.10\"'",
    "v1",
    "1e",
    "."
  })
  void everythingElseIsText(String yaml) throws IOException {
    assertEquals(yaml.replace("\"", ""), version(yaml));
  }

  @ParameterizedTest
  @CsvSource({"~", "null", "Null", "''"})
  void nothingIsNull(String yaml) throws IOException {
    assertNull(version(yaml));
  }

  @Test
  void addsThePathLast() throws IOException {
    var parameters = generate("path: mine\nnested: {a: {b: 1}}").get(0);

    assertEquals(
        Map.of(
            "path", "model-deployments/test/My_Box",
            "basename", "My_Box",
            "filename", "config.yaml",
            "basenameNormalized", "my-box",
            "filenameNormalized", "config.yaml",
            "segments", List.of("model-deployments", "test", "My_Box")),
        parameters.get("path"));
    assertEquals(Map.of("a", Map.of("b", 1L)), parameters.get("nested"));
  }

  @Test
  void emptyFilesHaveThePathOnly() throws IOException {
    for (var empty : List.of("", "---\n", "# only a comment\n", "---\n# one\n", "{}")) {
      var sets = generate(empty);
      assertEquals(1, sets.size(), empty);
      assertEquals(List.of("path"), List.copyOf(sets.get(0).keySet()), empty);
    }
  }

  @Test
  void listsHaveASetPerItem() throws IOException {
    var sets = generate("- name: a\n- name: b\n-\n");

    assertEquals(Arrays.asList("a", "b", null), sets.stream().map(set -> set.get("name")).toList());
    assertEquals(List.of(), generate("[]"));
  }

  @Test
  void readsTheFirstDocumentOnly() throws IOException {
    var sets = generate("name: first\n---\nname: second\n---\n: [broken\n");

    assertEquals(List.of("first"), sets.stream().map(set -> set.get("name")).toList());
  }

  @Test
  void takesTheLastOfDuplicateKeys() throws IOException {
    assertEquals("second", generate("name: first\nname: second\n").get(0).get("name"));
  }

  @Test
  void resolvesAnchorsAndMerges() throws IOException {
    var set = generate("base: &b {x: 1, z: 2}\nchild: {<<: *b, z: 3}\n").get(0);

    assertEquals(Map.of("x", 1L, "z", 3L), set.get("child"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "just text|cannot unmarshal string into Go value of type []map[string]interface {}",
        "42|cannot unmarshal number into Go value of type []map[string]interface {}",
        "yes|cannot unmarshal bool into Go value of type []map[string]interface {}",
        "- text|cannot unmarshal string into Go value of type map[string]interface {}",
        "a: [1|did not find expected ',' or ']'",
        "a:\\n\\tb: 1|found character that cannot start any token",
      })
  void refusesWhatIsNeitherKeysNorAList(String yaml, String reason) {
    var failure =
        assertThrows(
            GeneratorFailure.class, () -> generate(yaml.replace("\\n", "\n").replace("\\t", "\t")));

    var start = "unable to process file '" + FILE + "': unable to parse file: error ";
    assertTrue(failure.getMessage().startsWith(start), failure.getMessage());
    assertTrue(failure.getMessage().endsWith(reason), failure.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "model-deployments/test/**/config.yaml, model-deployments/test/a/b/config.yaml, true",
    "model-deployments/test/**/config.yaml, model-deployments/test/a/config.yaml, true",
    "model-deployments/test/**/config.yaml, model-deployments/test/config.yaml, false",
    "model-deployments/test/*/config.yaml, model-deployments/test/a/b/config.yaml, true",
    "model-deployments/test/a/config.yaml, model-deployments/test/a/config.yaml, true",
    "model-deployments/test, model-deployments/test/a/config.yaml, true",
    "model-deployments/tes, model-deployments/test/a/config.yaml, false",
    "**/config.y?ml, a/config.yaml, true",
    "**/config.[jy]son, a/config.json, true",
    "**/config.[!j]son, a/config.json, false",
    "config.yaml, a/config.yaml, false",
    "*.yaml, a/b.yaml, true",
    "a.b, aXb, false",
  })
  void patternsAreGitsOwn(String pattern, String path, boolean matches) {
    assertEquals(matches, new GitPathspec(pattern).matches(path));
  }

  @Test
  void excludedFilesAreLeftOut() throws IOException {
    for (var name : List.of("b", "a", "c")) {
      Files.createDirectories(tree.resolve(name));
      Files.writeString(tree.resolve(name + "/config.yaml"), "name: " + name);
    }
    Files.createDirectories(tree.resolve(".git"));
    Files.writeString(tree.resolve(".git/config.yaml"), "name: git");
    var generator =
        GitFilesGenerator.of(
            Map.of(
                "files",
                List.of(Map.of("path", "**/config.yaml"), Map.of("path", "c/*", "exclude", true))));

    assertEquals(
        List.of("a", "b"), generator.generate(tree).stream().map(set -> set.get("name")).toList());
  }
}
