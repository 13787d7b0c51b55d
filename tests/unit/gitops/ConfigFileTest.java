package gitops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import console.Failure;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class ConfigFileTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "---", "---\n", "# nothing yet\n", "---\n# nothing yet\n", "{}\n"})
  void isEmptyWithoutKeys(String text) {
    assertTrue(file(text).isEmpty());
  }

  @Test
  void fillsAnEmptyFileAfterItsMarkAndComments() {
    var filled = file("---\n# 설정 🐰\n").with("name", "jukebox").with("version", "latest");

    assertEquals("---\n# 설정 🐰\nname: jukebox\nversion: \"latest\"\n", filled.text());
  }

  @Test
  void changesOneValueAndKeepsEverythingElse() {
    var before =
        """
        # 🐰 모델
        name: jukebox   # the model
        version: 1.9 # quoted from now on
        canary: {weight: 10}
        """;

    var after = file(before).with("version", "1.10");

    assertEquals(before.replace("1.9 #", "\"1.10\" #"), after.text());
  }

  @Test
  void anUnquotedNumberIsQuotedEvenIfItReadsTheSame() {
    assertEquals("version: \"1.10\"\n", file("version: 1.10\n").with("version", "1.10").text());
  }

  @Test
  void theSameValueChangesNothing() {
    var quoted = file("version: 'abc'\n");

    assertSame(quoted, quoted.with("version", "abc"));
  }

  @Test
  void fillsAValueThatIsEmpty() {
    assertEquals(
        "version: \"a\"\nname: b\n", file("version:\nname: b\n").with("version", "a").text());
  }

  @Test
  void addsAMissingKeyAfterTheLastOne() {
    assertEquals("a: b\nname: jukebox\n", file("a: b").with("name", "jukebox").text());
    assertEquals("a: b # c\nname: x\n", file("a: b # c\n").with("name", "x").text());
    assertEquals("a:\n- b\nname: x\n", file("a:\n- b\n").with("name", "x").text());
  }

  @Test
  void aKeyThatStandsTwiceIsChangedWhereArgoCdReadsIt() {
    assertEquals("v: a\nv: c\n", file("v: a\nv: b\n").with("v", "c").text());
  }

  @Test
  void aTextThatIsNotAMapStopsWithOneSentence() {
    var failure = assertThrows(Failure.class, () -> file("just text\n").isEmpty());

    assertEquals(1, failure.exitCode());
    assertTrue(failure.getMessage().startsWith("test/config.yaml "));
    assertFalse(failure.getMessage().contains("\n"));
  }

  @Test
  void brokenYamlNamesFileAndLine() {
    var failure = assertThrows(Failure.class, () -> file("a: b\nc: [1\n").isEmpty());

    assertTrue(
        failure.getMessage().matches("test/config.yaml is not YAML: .* in line [23]"),
        failure::getMessage);
  }

  private static ConfigFile file(String text) {
    return new ConfigFile("test/config.yaml", text);
  }
}
