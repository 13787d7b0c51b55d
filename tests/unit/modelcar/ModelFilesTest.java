package modelcar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import console.ExitCode;
import console.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files belong to a model. */
@Tag("unit")
class ModelFilesTest {
  @TempDir Path folder;
  private Path model;

  @BeforeEach
  void makeModel() throws IOException {
    model = Files.createDirectories(folder.resolve("model"));
    Files.createDirectories(model.resolve("artifacts"));
    Files.writeString(model.resolve("model.onnx"), "weights");
    Files.writeString(model.resolve("artifacts").resolve("metrics.json"), "{}");
  }

  @Test
  void allBelowTheDirectoryButTheRepositorysOwn() throws Exception {
    Files.writeString(Files.createDirectories(model.resolve(".git")).resolve("HEAD"), "ref");

    assertEquals(List.of("artifacts/metrics.json", "model.onnx"), names(model));
  }

  @Test
  void aLinkToADirectoryIsThatDirectory() throws Exception {
    assertEquals(List.of("artifacts/metrics.json", "model.onnx"), names(link("current", model)));
  }

  @Test
  void aLinkToAFileIsAFileWithTheLinksName() throws Exception {
    assertEquals(List.of("current.onnx"), names(link("current.onnx", model.resolve("model.onnx"))));
  }

  @Test
  void aModelWithoutFilesIsRefused() throws Exception {
    var empty = Files.createDirectories(folder.resolve("empty").resolve("below")).getParent();

    var refused = assertThrows(Failure.class, () -> ModelFiles.of(empty));

    assertEquals(ExitCode.USAGE, refused.exitCode());
    assertTrue(refused.getMessage().contains(empty + " has no files"), refused.getMessage());
  }

  private Path link(String name, Path target) {
    try {
      return Files.createSymbolicLink(folder.resolve(name), target);
    } catch (IOException | UnsupportedOperationException notAllowed) {
      return abort("links cannot be made here: " + notAllowed.getMessage());
    }
  }

  private static List<String> names(Path model) throws IOException {
    var files = ModelFiles.of(model);
    return files.files().stream()
        .map(file -> files.root().relativize(file).toString().replace('\\', '/'))
        .toList();
  }
}
