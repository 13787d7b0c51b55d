package packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * A folder that only the benchmark uses.
 *
 * @param path where it is
 */
public record Folder(Path path) implements AutoCloseable {
  /** One that goes away at the end of this process, at Ctrl-C too: models are big. */
  public static Folder temporary() throws IOException {
    var folder = new Folder(Files.createTempDirectory("bench-packaging"));
    Runtime.getRuntime().addShutdownHook(new Thread(folder::closeQuietly));
    return folder;
  }

  /** Deletes it with everything in it; it may be missing. */
  @Override
  public void close() throws IOException {
    delete(path);
  }

  /** Deletes a folder with everything in it; it may be missing. */
  static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (var walk = Files.walk(folder)) {
        for (var path : walk.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private void closeQuietly() {
    try {
      close();
    } catch (IOException stillInUse) {
      // it lies where the system cleans up by itself
    }
  }
}
