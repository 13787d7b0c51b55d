package embedded.serving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * The version of a model that is served. A model directory holds a folder per version, named by a
 * number ({@code 1/model.onnx}); the greatest one is served, as OpenVINO Model Server does by
 * default. A model.onnx directly in the directory counts as version 1.
 */
record ModelVersion(String version, Path file) {
  private static final String MODEL_FILE = "model.onnx";

  /**
   * @throws ModelLoadException when the directory holds no model
   */
  static ModelVersion newestIn(Path directory) throws ModelLoadException {
    if (!Files.isDirectory(directory)) {
      throw new ModelLoadException("model directory " + directory + " does not exist");
    }
    try (var entries = Files.list(directory)) {
      var newest =
          entries
              .filter(entry -> entry.getFileName().toString().matches("[1-9][0-9]{0,17}"))
              .filter(entry -> Files.isRegularFile(entry.resolve(MODEL_FILE)))
              .max(Comparator.comparingLong(ModelVersion::number));
      if (newest.isPresent()) {
        var folder = newest.get();
        return new ModelVersion(folder.getFileName().toString(), folder.resolve(MODEL_FILE));
      }
    } catch (IOException unreadable) {
      throw new ModelLoadException("model directory " + directory + " cannot be read", unreadable);
    }
    var direct = directory.resolve(MODEL_FILE);
    if (Files.isRegularFile(direct)) {
      return new ModelVersion("1", direct);
    }
    throw new ModelLoadException(
        "no model in " + directory + ": expected 1/" + MODEL_FILE + " (a numbered version) there");
  }

  private static long number(Path versionFolder) {
    return Long.parseLong(versionFolder.getFileName().toString());
  }
}
