package modelcar;

import console.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of a model, as they go into the image.
 *
 * @param root the model directory, or the directory of a model that is one file
 * @param files all files below it that belong to the model, sorted by name
 */
public record ModelFiles(Path root, List<Path> files) {
  /**
   * Finds the files. Whether they can be a model is what {@link modelcar.lint.ModelLint} says.
   *
   * @param model a directory, a link to one, or a single file
   * @throws Failure when it does not exist, or there are no files in it: exit code 2
   */
  public static ModelFiles of(Path model) throws IOException {
    if (!Files.exists(model)) {
      throw Failure.usage("the model " + model + " does not exist", "give a directory or a file");
    }
    if (!Files.isDirectory(model)) {
      return new ModelFiles(model.getParent(), List.of(model));
    }
    // a walk that begins at a link ends there
    var directory = model.toRealPath();
    var found = inDirectory(directory);
    if (found.isEmpty()) {
      throw Failure.usage(
          "the model " + model + " has no files", "give the directory that holds it");
    }
    return new ModelFiles(directory, found);
  }

  private static List<Path> inDirectory(Path directory) throws IOException {
    try (var walk = Files.walk(directory)) {
      return walk.filter(Files::isRegularFile)
          .filter(file -> !directory.relativize(file).startsWith(".git"))
          .sorted()
          .toList();
    }
  }

  /** All files together, in bytes. */
  public long size() throws IOException {
    long size = 0;
    for (var file : files) {
      size += Files.size(file);
    }
    return size;
  }
}
