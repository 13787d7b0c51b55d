package packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import console.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Tag("unit")
class WeightsTest {
  private static final Case SMALL = new Case(2, 1_500_001, Case.State.COLD);

  @TempDir Path folder;

  @Test
  void areTheSameBytesEachTime() throws IOException {
    var one = Weights.model(SMALL, folder.resolve("one")).resolve("weights-1.bin");
    var other = Weights.model(SMALL, folder.resolve("other")).resolve("weights-1.bin");

    assertEquals(SMALL.fileBytes(), Files.size(one));
    assertEquals(-1, Files.mismatch(one, other));
  }

  @Test
  void differFromFileToFile() throws IOException {
    var model = Weights.model(SMALL, folder);

    assertTrue(Files.mismatch(model.resolve("weights-1.bin"), model.resolve("weights-2.bin")) >= 0);
  }

  // as gzip finds it in published bfloat16 models: about a fifth
  @Test
  void compressAsRealOnesDo() throws IOException {
    var file = Weights.model(SMALL, folder).resolve("weights-1.bin");
    var compressed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(compressed)) {
      Files.copy(file, gzip);
    }

    var share = (double) compressed.size() / Files.size(file);
    assertTrue(share > 0.7 && share < 0.9, "compressed to " + share);
  }

  @Test
  void aCaseCanHaveAnotherSize() {
    assertEquals("4 files of 64 KiB", chosen("--files", "4", "--size", "64KiB"));
    assertEquals(
        "4 files of 1 GiB, pushed before under another tag", chosen("--case", "warm-4g-new-tag"));
    var failure = assertThrows(Failure.class, () -> chosen("--size", "big"));
    assertEquals(2, failure.exitCode());
  }

  private static String chosen(String... args) {
    return CommandLine.populateCommand(new CaseOptions(), args).chosen().toString();
  }
}
