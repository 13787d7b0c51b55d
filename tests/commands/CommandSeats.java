import embedded.Platform;
import embedded.PlatformOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One embedded platform for all tests of the commands in this JVM. Each test gets a participant of
 * its own, so that none depends on what another one left behind.
 */
final class CommandSeats {
  private static final int PARTICIPANTS = 80;

  private static CommandSeats shared;

  private final Platform platform;
  private final Deque<Desk> free = new ArrayDeque<>();

  private CommandSeats() throws IOException {
    var names = IntStream.rangeClosed(1, PARTICIPANTS).mapToObj(it -> "user" + it).toList();
    platform = Platform.start(PlatformOptions.temporary().withUsers(List.copyOf(names)));
    platform.seats().forEach(seat -> free.add(new Desk(seat)));
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  /** A prepared workbench that nobody has used yet. */
  static synchronized Desk next() throws IOException {
    if (shared == null) {
      shared = new CommandSeats();
    }
    return shared.free.remove();
  }

  private void close() {
    try {
      platform.close();
    } catch (IOException leftBehind) {
      throw new UncheckedIOException(leftBehind);
    }
  }
}
