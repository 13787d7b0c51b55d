import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import picocli.CommandLine;

/** Holds the documents against what the repository has: commands, options, files, YAML. */
@Tag("commands")
class DocumentationTest {
  private static final MarkdownPage KOREAN = MarkdownPage.of("workshop/ko/model-deployment.md");
  private static final MarkdownPage ENGLISH = MarkdownPage.of("workshop/en/model-deployment.md");
  private static final List<MarkdownPage> PAGES =
      List.of(MarkdownPage.of("README.md"), KOREAN, ENGLISH);

  private static final Pattern PATH = Pattern.compile("[\\w.-]+(/[\\w.-]+)+/?");
  private static final Pattern FILE_OF_OURS = Pattern.compile(".*\\.(java|md|yaml|json|onnx)");
  private static final String OPTION_OF_JBANG = "--global";

  static List<MarkdownPage> pages() {
    return PAGES;
  }

  static Stream<CommandLines.Typed> commandLines() {
    return PAGES.stream()
        .flatMap(
            page ->
                Stream.concat(
                    page.blocks().stream().map(MarkdownPage.Block::text),
                    page.inlineCode().stream()))
        .flatMap(text -> CommandLines.in(text).stream())
        .distinct();
  }

  static Stream<String> optionsInProse() {
    return PAGES.stream()
        .flatMap(page -> page.inlineCode().stream())
        .filter(code -> code.startsWith("--") || code.startsWith("-o "))
        .flatMap(code -> Stream.of(code.split(" ")))
        .filter(word -> word.startsWith("-"))
        .filter(option -> !option.equals(OPTION_OF_JBANG))
        .distinct();
  }

  static Stream<MarkdownPage.Block> yamlBlocks() {
    return PAGES.stream().flatMap(page -> page.blocks("yaml").stream()).distinct();
  }

  @ParameterizedTest
  @MethodSource("commandLines")
  void namesOnlyCommandsAndOptionsThatExist(CommandLines.Typed typed) throws IOException {
    var alias =
        Catalog.aliases().stream()
            .filter(it -> it.name().equals(typed.alias()))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no alias " + typed.alias()));
    var script = command(alias);
    if (script.isEmpty()) {
      assertEquals(List.of(), typed.arguments(), "the options of " + alias + " cannot be checked");
      return;
    }
    assertDoesNotThrow(() -> script.get().parseArgs(typed.arguments().toArray(String[]::new)));
  }

  @ParameterizedTest
  @MethodSource("optionsInProse")
  void mentionsOnlyOptionsThatExist(String option) throws IOException {
    var known =
        Catalog.aliases().stream()
            .map(DocumentationTest::command)
            .flatMap(Optional::stream)
            .anyMatch(script -> script.getCommandSpec().findOption(option) != null);
    assertTrue(known, option);
  }

  /** The script's command; empty for one whose libraries are not among the tests' own. */
  private static Optional<CommandLine> command(Catalog.Alias alias) {
    var file = alias.file().getFileName().toString();
    try {
      var script = Class.forName(file.replaceFirst("\\.java$", ""));
      return Optional.of(new CommandLine(script.getDeclaredConstructor().newInstance()));
    } catch (ClassNotFoundException formatter) {
      return Optional.empty();
    } catch (ReflectiveOperationException notACommand) {
      throw new AssertionError(file, notACommand);
    }
  }

  @ParameterizedTest
  @MethodSource("Catalog#aliases")
  void showsEveryCommand(Catalog.Alias alias) {
    assertTrue(
        commandLines().anyMatch(it -> it.alias().equals(alias.name())), alias + " is not shown");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linksOnlyToFilesThatExist(MarkdownPage page) {
    for (var link : page.links()) {
      if (!link.matches("\\w+://.*|#.*")) {
        var target = page.file().resolveSibling(link.replaceFirst("#.*", ""));
        assertTrue(Files.exists(target), link);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void mentionsOnlyFilesThatExist(MarkdownPage page) throws IOException {
    for (var code : page.inlineCode()) {
      if (isPathOfOurs(code)) {
        assertTrue(exists(code), code);
      }
    }
  }

  // others' paths, such as ~/.kube/config or quay.io/me/jukebox, are not ours to check
  private static boolean isPathOfOurs(String code) throws IOException {
    if (!PATH.matcher(code).matches()) {
      return false;
    }
    return FILE_OF_OURS.matcher(code).matches() || exists(code.substring(0, code.indexOf('/')));
  }

  private static boolean exists(String path) throws IOException {
    var repository = Jbang.repository();
    try (var samples = Files.list(repository.resolve("workshop/repositories"))) {
      return Stream.concat(Stream.of(repository), samples)
          .map(root -> root.resolve(path))
          .anyMatch(DocumentationTest::isThere);
    }
  }

  private static boolean isThere(Path path) {
    return Files.exists(path);
  }

  @ParameterizedTest
  @MethodSource("yamlBlocks")
  void containsOnlyYamlThatCanBeRead(MarkdownPage.Block block) {
    var load = new Load(LoadSettings.builder().build());
    var documents = assertDoesNotThrow(() -> load.loadFromString(block.text()), block.text());
    assertFalse(documents instanceof String, "a text, not keys: " + block.text());
  }

  @Test
  void hasTheSameStepsInBothLanguages() {
    assertEquals(numbers(ENGLISH), numbers(KOREAN));
    assertEquals(List.of("0", "1", "2", "3", "4", "5", "6"), numbers(ENGLISH));
    assertEquals(ENGLISH.sections().size(), KOREAN.sections().size());
  }

  private static List<String> numbers(MarkdownPage page) {
    return page.sections().stream()
        .filter(title -> title.matches("\\d+\\. .*"))
        .map(title -> title.substring(0, title.indexOf('.')))
        .toList();
  }

  @Test
  void hasTheSameBlocksInBothLanguages() {
    assertEquals(ENGLISH.blocks().size(), KOREAN.blocks().size());
    for (int i = 0; i < ENGLISH.blocks().size(); i++) {
      var english = ENGLISH.blocks().get(i);
      var korean = KOREAN.blocks().get(i);
      assertEquals(english.language(), korean.language(), english.text());
      assertEquals(english.withoutComments(), korean.withoutComments());
    }
  }
}
