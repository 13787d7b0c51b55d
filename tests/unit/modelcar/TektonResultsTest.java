package modelcar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import console.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class TektonResultsTest {
  @TempDir Path directory;

  @Test
  void areFilesWithTheValueAndNothingElse() throws IOException {
    new TektonResults(directory).write(TektonResults.MODEL_VERSION, "7ee442b6ae");

    assertArrayEquals(
        "7ee442b6ae".getBytes(), Files.readAllBytes(directory.resolve("MODEL_VERSION")));
  }

  @Test
  void needADirectoryThatIsThere() {
    var failure =
        assertThrows(Failure.class, () -> new TektonResults(directory.resolve("missing")));

    assertEquals(2, failure.exitCode());
  }
}
