package modelcar.push;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system on which files can be made, but nothing can be written into them any more. */
final class FullDisk implements AutoCloseable {
  private static final int SIZE = 4096;

  private final Path directory;

  private FullDisk(Path directory) {
    this.directory = directory;
  }

  /** One at this place; a test that cannot have one is skipped and says why. */
  static FullDisk mountedAt(Path directory) throws IOException {
    Files.createDirectory(directory);
    if (run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "none", directory.toString()) != 0) {
      abort("only root may mount a small file system, and only on Linux");
    }
    var disk = new FullDisk(directory);
    Files.write(directory.resolve("what-fills-it"), new byte[SIZE]);
    assertThrows(IOException.class, () -> Files.writeString(directory.resolve("more"), "more"));
    return disk;
  }

  private static int run(String... command) throws IOException {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException notInstalled) {
      return -1;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(stopped);
    }
  }

  Path directory() {
    return directory;
  }

  @Override
  public void close() throws IOException {
    run("umount", directory.toString());
  }
}
