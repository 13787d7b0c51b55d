import embedded.Platform;
import embedded.PlatformOptions;
import embedded.seat.Seat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.IntStream;

/**
 * One embedded platform for all tests of the commands in this JVM. A test that changes something
 * gets a participant of its own, so that none depends on what another one left behind. Tests of
 * mistakes change nothing on the platform: they share a participant, and each spoils a copy of the
 * workbench.
 */
final class CommandSeats {
  private static final int PARTICIPANTS = 54;

  private static CommandSeats shared;

  private final Platform platform;
  private final Deque<Seat> free;
  private final Seat copied;
  private int copies;

  private CommandSeats() throws IOException {
    var names = IntStream.rangeClosed(1, PARTICIPANTS).mapToObj(it -> "user" + it).toList();
    platform = Platform.start(PlatformOptions.temporary().withUsers(names));
    free = new ArrayDeque<>(platform.seats());
    copied = free.remove();
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  private static CommandSeats shared() throws IOException {
    if (shared == null) {
      shared = new CommandSeats();
    }
    return shared;
  }

  /** The workbench of a participant who has done nothing yet. */
  static synchronized Desk next() throws IOException {
    return shared().desk(shared.free.remove());
  }

  /** A workbench for tests that change nothing on the platform; its files are the test's own. */
  static synchronized Desk copy() throws IOException {
    return shared().desk(shared.copyOfSeat());
  }

  private Desk desk(Seat seat) {
    var user = seat.participant().name();
    return new Desk(seat, home().resolve("git").resolve(user).resolve("mlops-gitops.git"));
  }

  private Seat copyOfSeat() throws IOException {
    copies++;
    var copy =
        new Seat(
            copied.participant(), home().resolve("copies").resolve("" + copies), copied.address());
    copyFiles(copied.directory(), copy.directory());
    Desk.replace(
        copy.jukeboxHome().resolve("profile.yaml"),
        copied.directory().toString(),
        copy.directory().toString());
    return copy;
  }

  private Path home() {
    return copied.directory().getParent().getParent();
  }

  private static void copyFiles(Path from, Path to) throws IOException {
    try (var walk = Files.walk(from)) {
      for (var file : (Iterable<Path>) walk::iterator) {
        var copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  private void close() {
    try {
      platform.close();
    } catch (IOException leftBehind) {
      throw new UncheckedIOException(leftBehind);
    }
  }
}
