package modelcar;

import console.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The files of a model, as they go into the image.
 *
 * @param root the model directory, or the directory of a model that is one file
 * @param files all files below it that belong to the model, sorted by name
 */
public record ModelFiles(Path root, List<Path> files) {
  private static final byte[] LFS_POINTER =
      "version https://git-lfs.github.com/spec/v1".getBytes(StandardCharsets.US_ASCII);

  /**
   * Finds the files and looks whether they can be a model.
   *
   * @param model a directory or a single file
   * @throws Failure when it does not exist (exit code 2), is empty or holds Git LFS pointers
   *     instead of content (4)
   */
  public static ModelFiles of(Path model) throws IOException {
    if (!Files.exists(model)) {
      throw Failure.usage("the model " + model + " does not exist", "give a directory or a file");
    }
    var found = Files.isDirectory(model) ? inDirectory(model) : List.of(model);
    var files = new ModelFiles(Files.isDirectory(model) ? model : model.getParent(), found);
    files.refuseEmpty(model);
    files.refusePointers();
    return files;
  }

  private static List<Path> inDirectory(Path directory) throws IOException {
    try (var walk = Files.walk(directory)) {
      return walk.filter(Files::isRegularFile)
          .filter(file -> !directory.relativize(file).startsWith(".git"))
          .sorted()
          .toList();
    }
  }

  private void refuseEmpty(Path model) throws IOException {
    if (size() == 0) {
      throw Failure.refused("the model " + model + " is empty", "give the directory that holds it");
    }
  }

  private void refusePointers() throws IOException {
    for (var file : files) {
      try (var in = Files.newInputStream(file)) {
        if (Arrays.equals(in.readNBytes(LFS_POINTER.length), LFS_POINTER)) {
          throw Failure.refused(
              file + " is a Git LFS pointer, not the model itself", "git lfs pull");
        }
      }
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
