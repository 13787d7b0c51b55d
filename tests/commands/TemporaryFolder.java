import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A temporary folder that several test classes share; it goes when the JVM ends. */
final class TemporaryFolder {
  private TemporaryFolder() {}

  static Path create(String name) {
    try {
      var folder = Files.createTempDirectory(name);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      return folder;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void delete(Path folder) {
    try (var paths = Files.walk(folder)) {
      for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException leftToTheSystem) {
      // a temporary folder: the system cleans it up some day
    }
  }
}
