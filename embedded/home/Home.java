package embedded.home;

import console.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;

/**
 * Where the platform keeps its files: a directory of the user's, whose state outlives the process,
 * or a temporary one that goes with it.
 */
public final class Home implements AutoCloseable {
  private final Path directory;
  private final boolean kept;
  private final FileChannel lock;

  private Home(Path directory, boolean kept, FileChannel lock) {
    this.directory = directory;
    this.kept = kept;
    this.lock = lock;
  }

  /**
   * Opens the given directory; without one makes a temporary one.
   *
   * @throws Failure when another platform runs on the directory: exit code 4
   */
  public static Home open(Optional<Path> given) throws IOException {
    var directory =
        given.isEmpty()
            ? Files.createTempDirectory("jukebox-sandbox")
            : Files.createDirectories(given.get()).toRealPath();
    var lock =
        FileChannel.open(
            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (isTaken(lock)) {
      lock.close();
      throw Failure.refused(
          "another sandbox runs on " + directory, "end it, or choose another --home");
    }
    return new Home(directory, given.isPresent(), lock);
  }

  private static boolean isTaken(FileChannel lock) throws IOException {
    try {
      return lock.tryLock() == null;
    } catch (OverlappingFileLockException thisProcess) {
      return true;
    }
  }

  public Path directory() {
    return directory;
  }

  /** Whether the state is there again at the next start. */
  public boolean isKept() {
    return kept;
  }

  /** A directory whose content stays. */
  public Path kept(String name) throws IOException {
    return Files.createDirectories(directory.resolve(name));
  }

  /** A directory that is empty at each start. */
  public Path fresh(String name) throws IOException {
    delete(directory.resolve(name));
    return Files.createDirectories(directory.resolve(name));
  }

  /** The objects of the Kubernetes API. */
  public Path apiState() {
    return directory.resolve("api.jsonl");
  }

  /**
   * The port to listen on: the wanted one; if any will do, the one of the last start when it is
   * free, because it is part of every address that participants have written down.
   */
  public int port(int wanted) throws IOException {
    var file = directory.resolve("port");
    if (wanted != 0 || !Files.exists(file)) {
      return wanted;
    }
    int last = Integer.parseInt(Files.readString(file).strip());
    try (var free = new ServerSocket(last, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    } catch (IOException taken) {
      return 0;
    }
  }

  public void rememberPort(int port) throws IOException {
    Files.writeString(directory.resolve("port"), port + "\n");
  }

  @Override
  public void close() throws IOException {
    lock.close();
    if (!kept) {
      delete(directory);
    }
  }

  private static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (var paths = Files.walk(tree)) {
      for (var path : (Iterable<Path>) paths.sorted(Comparator.reverseOrder())::iterator) {
        path.toFile()
            .setWritable(true); // Git's objects are read-only, which Windows takes seriously
        Files.deleteIfExists(path);
      }
    }
  }
}
