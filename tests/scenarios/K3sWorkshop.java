import embedded.seat.Outage;
import embedded.seat.PlatformPart;
import embedded.seat.Seat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import k3s.K3sPlatform;
import k3s.Requirements;

/**
 * The platform from real parts as scenarios see it. It has a few seats only; one that a test leaves
 * is cleared while others run.
 */
final class K3sWorkshop implements WorkshopPlatform {
  /** One for the test that runs, one for a second participant in it, one that is cleared. */
  private static final List<String> USERS = List.of("user1", "user2", "user3");

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static K3sWorkshop shared;
  private static Optional<String> missing;

  private final K3sPlatform platform;
  private final BlockingQueue<Seat> free = new LinkedBlockingQueue<>();
  private final Map<String, Seat> taken = new ConcurrentHashMap<>();
  private final ExecutorService cleaner = Executors.newSingleThreadExecutor(K3sWorkshop::daemon);

  private K3sWorkshop(K3sPlatform platform) {
    this.platform = platform;
    free.addAll(platform.seats());
  }

  private static Thread daemon(Runnable task) {
    var thread = new Thread(task, "clear seats");
    thread.setDaemon(true);
    return thread;
  }

  /** Why it cannot be started on this machine; empty when it can. */
  static synchronized Optional<String> missing() {
    if (missing == null) {
      missing = Requirements.missing();
    }
    return missing;
  }

  /** The one that all scenarios of this JVM share; it ends with the JVM. */
  static synchronized K3sWorkshop shared() {
    if (shared == null) {
      shared = start();
      Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
    }
    return shared;
  }

  private static K3sWorkshop start() {
    var before = Instant.now();
    try {
      var platform = K3sPlatform.start(USERS);
      long seconds = Duration.between(before, Instant.now()).toSeconds();
      System.out.println("k3s: " + platform.versions() + "; ready after " + seconds + " s");
      return new K3sWorkshop(platform);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public WorkshopParticipant newParticipant() {
    try {
      var seat = free.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (seat == null) {
        throw new IllegalStateException("no seat became free within " + PATIENCE);
      }
      taken.put(seat.participant().name(), seat);
      return SeatedParticipant.at(seat);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public Outage outage(PlatformPart part, WorkshopParticipant participant) throws IOException {
    awaitClearedSeats();
    return platform.outage(part, participant.name());
  }

  /** A seat cannot be cleared while a part is away: it would be lost. */
  private void awaitClearedSeats() throws IOException {
    try {
      cleaner.submit(() -> {}).get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(stopped);
    } catch (ExecutionException failed) {
      throw new IOException(failed);
    }
  }

  @Override
  public void leave(WorkshopParticipant participant) {
    var seat = taken.remove(participant.name());
    cleaner.execute(() -> clear(seat));
  }

  private void clear(Seat seat) {
    try {
      free.add(platform.renew(seat));
    } catch (IOException | RuntimeException failed) {
      if (cleaner.isShutdown()) {
        return; // the platform ends under it, and nobody needs the seat any more
      }
      System.out.println("the seat of " + seat.participant().name() + " is lost: " + failed);
    }
  }

  private void close() {
    cleaner.shutdown();
    platform.close();
  }
}
