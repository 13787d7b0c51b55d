import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The indexes against the folders they speak for. */
@Tag("commands")
class SourceIndexTest {
  static Stream<SourceIndex> indexes() throws IOException {
    return SourceIndex.of(Jbang.repository()).stream();
  }

  @ParameterizedTest
  @MethodSource("indexes")
  void listsEveryOtherFileOfItsFolderOnce(SourceIndex index) throws IOException {
    assertEquals(
        index.corrected(), Files.readString(index.file()), index.file() + ": run ./jbang format");
  }

  @Test
  void everyFolderOfLibHasAnIndex() throws IOException {
    try (var folders = Files.list(Jbang.repository().resolve("lib"))) {
      var indexed = indexes().map(SourceIndex::folder).toList();
      assertEquals(List.of(), folders.filter(folder -> !indexed.contains(folder)).toList());
    }
  }

  @ParameterizedTest
  @MethodSource("indexes")
  void namesOnlyFilesThatExist(SourceIndex index) throws IOException {
    for (var line : Files.readAllLines(index.file())) {
      if (line.startsWith("//SOURCES ") || line.startsWith("//FILES ")) {
        var path = line.substring(line.lastIndexOf(line.contains("=") ? '=' : ' ') + 1);
        assertTrue(Files.exists(index.folder().resolve(path)), index.file() + ": " + line);
      }
    }
  }
}
