package console;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Shows how far a transfer is while it runs: a bar on a terminal, a line after a few seconds and
 * then now and again elsewhere, nothing for one that is over before.
 */
public final class Progress implements AutoCloseable {
  private static final Duration ON_A_TERMINAL = Duration.ofMillis(200);
  private static final Duration IN_A_LOG = Duration.ofSeconds(5);

  private final StatusLine line;
  private final long total;
  private final AtomicLong done = new AtomicLong();
  private final Speed speed = new Speed();
  private final LogPace pace = new LogPace();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Progress::daemon);

  Progress(StatusLine line, long total) {
    this.line = line;
    this.total = total;
    speed.at(System.nanoTime(), 0);
  }

  /** Begins to show it. */
  Progress start() {
    long pause = (line.redraws() ? ON_A_TERMINAL : IN_A_LOG).toMillis();
    clock.scheduleAtFixedRate(this::show, pause, pause, TimeUnit.MILLISECONDS);
    return this;
  }

  /** More bytes are there, or fewer, where a part has to be sent again; from any thread. */
  public void add(long bytes) {
    done.addAndGet(bytes);
  }

  /** The transfer is over, whether it succeeded or not. */
  @Override
  public void close() {
    clock.shutdownNow();
    line.clear();
  }

  private void show() {
    long time = System.nanoTime();
    long now = done.get();
    var transfer = new Transfer(now, total, speed.at(time, now));
    if (line.redraws()) {
      line.show("  " + transfer.bar());
    } else if (pace.isDue(time, transfer.percent())) {
      line.show("  " + transfer.line());
    }
  }

  private static Thread daemon(Runnable task) {
    var thread = new Thread(task, "progress");
    thread.setDaemon(true);
    return thread;
  }
}
