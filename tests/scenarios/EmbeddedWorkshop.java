import embedded.Platform;
import embedded.PlatformOptions;
import embedded.seat.Outage;
import embedded.seat.PlatformPart;
import embedded.seat.Seat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.stream.IntStream;

/** The embedded platform as scenarios see it. */
final class EmbeddedWorkshop implements WorkshopPlatform, AutoCloseable {
  private static final int PARTICIPANTS = 60;

  /** As long as the real Argo CD's: no scenario may depend on a poll. */
  private static final Duration GIT_POLLING = Duration.ofMinutes(3);

  private static EmbeddedWorkshop shared;

  private final Platform platform;
  private final Queue<Seat> free;

  private EmbeddedWorkshop(Platform platform) {
    this.platform = platform;
    this.free = new ArrayDeque<>(platform.seats());
  }

  /** The one that all scenarios of this JVM share; it ends with the JVM. */
  static synchronized EmbeddedWorkshop shared() {
    if (shared == null) {
      var users = IntStream.rangeClosed(1, PARTICIPANTS).mapToObj(it -> "user" + it).toList();
      shared = start(PlatformOptions.temporary().withUsers(users).withGitPolling(GIT_POLLING));
      Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
    }
    return shared;
  }

  /** One of its own, for a test that needs other options. */
  static EmbeddedWorkshop start(PlatformOptions options) {
    try {
      return new EmbeddedWorkshop(Platform.start(options));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public synchronized WorkshopParticipant newParticipant() {
    var seat = free.poll();
    if (seat == null) {
      throw new IllegalStateException("more tests than participants: raise their number");
    }
    return SeatedParticipant.at(seat);
  }

  @Override
  public Outage outage(PlatformPart part, WorkshopParticipant participant) throws IOException {
    return platform.outage(part, participant.name());
  }

  @Override
  public void leave(WorkshopParticipant participant) {
    // there are seats enough for all tests
  }

  @Override
  public void close() {
    try {
      platform.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
