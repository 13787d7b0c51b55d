import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every alias as people start it: a process of its own, with nothing but its own class path. */
@Tag("commands")
class AliasTest {
  private static final Map<String, Jbang.Finished> BUILDS = new HashMap<>();
  private static final String TEST = "test";

  static Stream<Catalog.Alias> built() throws IOException {
    return Catalog.aliases().stream().filter(alias -> !alias.name().equals(TEST));
  }

  static Stream<Catalog.Alias> clients() throws IOException {
    var others = Set.of("sandbox", "test", "format");
    return Catalog.aliases().stream().filter(alias -> !others.contains(alias.name()));
  }

  // once and first: a script that is already built would not be compiled again with these options
  @BeforeAll
  static void buildAll() throws IOException {
    for (var alias : built().toList()) {
      BUILDS.put(
          alias.name(),
          Jbang.starter().run("build", "-C", "-Xlint:all", "-C", "-Werror", alias.script()));
    }
  }

  @ParameterizedTest
  @MethodSource("built")
  void compilesWithoutAWarning(Catalog.Alias alias) {
    var build = BUILDS.get(alias.name());
    assertEquals(0, build.exitCode(), build.err());
  }

  // the whole tree has just been compiled with the options that its own file carries
  @Test
  void compilesTheTestsWithoutAWarning() throws IOException {
    var tests = Files.readString(Jbang.repository().resolve("tests/RunTests.java"));
    assertTrue(tests.contains("//JAVAC_OPTIONS -Xlint:all -Werror\n"));
  }

  @ParameterizedTest
  @MethodSource("Catalog#aliases")
  void explainsItself(Catalog.Alias alias) {
    var help = starterFor(alias).run(alias.name(), "--help");

    assertEquals(0, help.exitCode(), help.err());
    assertTrue(help.out().startsWith("Usage: " + alias.name() + " "), help.out());
    assertEquals(List.of(), help.err().lines().filter(line -> !ofJbang(line)).toList());
  }

  @ParameterizedTest
  @MethodSource("clients")
  void carriesOnlyWhatItNeeds(Catalog.Alias alias) {
    var classPath = Jbang.starter().run("info", "classpath", alias.script());

    assertEquals(0, classPath.exitCode(), classPath.err());
    assertFalse(classPath.out().contains("onnx"), classPath.out());
    // preview renders as Argo CD does; no other client carries what weighs 94 MB
    assertEquals(alias.name().equals("preview"), classPath.out().contains("helm"));
    assertFalse(classPath.out().contains("jib-core"), classPath.out());
  }

  // with the first compiler only, SHA-256 takes ten times as long; deploy-jukebox wants only that
  // one, and JBang adds the options of all files up
  @Test
  void hashesAtFullSpeed() throws IOException {
    var catalog = Files.readString(Jbang.repository().resolve("jbang-catalog.json"));
    var options =
        JsonMapper.shared().readTree(catalog).at("/aliases/package-modelcar/runtime-options");

    var levels = options.valueStream().map(JsonNode::asString);
    assertTrue(levels.anyMatch("-XX:TieredStopAtLevel=4"::equals), options.toString());
  }

  // this very run has built the tests in the user's own cache; doing it again would take long
  private static Jbang starterFor(Catalog.Alias alias) {
    var starter = Jbang.starter();
    if (!alias.name().equals(TEST)) {
      return starter;
    }
    var own = System.getenv("JBANG_CACHE_DIR");
    return own == null ? starter.without("JBANG_CACHE_DIR") : starter.with("JBANG_CACHE_DIR", own);
  }

  private static boolean ofJbang(String line) {
    return line.startsWith("[jbang] ");
  }
}
