package modelcar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import console.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class TektonResultsTest {
  @TempDir Path directory;

  @Test
  void areFilesWithTheValueAndNothingElse() throws IOException {
    new TektonResults(directory)
        .write("quay.io/me/jukebox:7ee4", "sha256:00", "7ee4", Optional.empty());

    assertEquals(
        List.of(
            "IMAGE_DIGEST sha256:00", "IMAGE_URL quay.io/me/jukebox:7ee4", "MODEL_VERSION 7ee4"),
        written());
  }

  private List<String> written() throws IOException {
    var results = new ArrayList<String>();
    try (var files = Files.list(directory)) {
      for (var file : files.sorted().toList()) {
        results.add(file.getFileName() + " " + Files.readString(file));
      }
    }
    return results;
  }

  @Test
  void needADirectoryThatIsThere() {
    var failure =
        assertThrows(Failure.class, () -> new TektonResults(directory.resolve("missing")));

    assertEquals(2, failure.exitCode());
  }
}
