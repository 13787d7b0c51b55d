import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("commands")
class CatalogTest {
  @ParameterizedTest
  @MethodSource("Catalog#aliases")
  void hasTheScriptOfEveryAlias(Catalog.Alias alias) {
    assertTrue(Files.isRegularFile(alias.file()), alias.script() + " is missing");
  }

  @ParameterizedTest
  @MethodSource("Catalog#aliases")
  void describesEveryAliasInOneLine(Catalog.Alias alias) {
    assertFalse(alias.description().isBlank());
    assertEquals(1, alias.description().lines().count());
  }

  // JBang takes a folder of that name for the script and refuses it
  @ParameterizedTest
  @MethodSource("Catalog#aliases")
  void namesNoAliasLikeATopLevelFolder(Catalog.Alias alias) {
    assertFalse(Files.exists(Jbang.repository().resolve(alias.name())), alias.name() + " exists");
  }

  @Test
  void hasAnAliasForEveryScript() throws IOException {
    var known = Catalog.aliases().stream().map(Catalog.Alias::file).toList();
    var without = new ArrayList<Path>();
    try (var files = Files.list(Jbang.repository().resolve("scripts"))) {
      for (var file : files.filter(file -> !known.contains(file)).toList()) {
        if (Files.readString(file).contains("static void main(")) {
          without.add(file);
        }
      }
    }
    assertEquals(List.of(), without);
  }
}
