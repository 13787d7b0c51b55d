package platform;

import console.Workbench;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * A directory that lives as long as one command: below {@code TMPDIR} where that is set, else where
 * the system has such directories. It is deleted in the end, also when the command is interrupted.
 *
 * @param path exists, and is empty at first
 */
public record TemporaryDirectory(Path path) implements AutoCloseable {

  /**
   * Makes one.
   *
   * @param prefix what its name begins with
   */
  public static TemporaryDirectory create(Workbench workbench, String prefix) throws IOException {
    var parent = workbench.variable("TMPDIR").map(workbench::path);
    var directory =
        new TemporaryDirectory(
            parent.isPresent()
                ? Files.createTempDirectory(parent.get(), prefix)
                : Files.createTempDirectory(prefix));
    Runtime.getRuntime().addShutdownHook(new Thread(directory::close));
    return directory;
  }

  @Override
  public void close() {
    if (!Files.exists(path)) {
      return;
    }
    try (var files = Files.walk(path)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        delete(file);
      }
    } catch (IOException | UncheckedIOException leftBehind) {
      System.getLogger("platform").log(System.Logger.Level.DEBUG, path.toString(), leftBehind);
    }
  }

  // Git's objects are not writable, and Windows deletes none such; what a link leads to is not ours
  private static void delete(Path file) throws IOException {
    if (!Files.isSymbolicLink(file)) {
      file.toFile().setWritable(true);
    }
    Files.deleteIfExists(file);
  }
}
