package platform;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A body that comes over the network, however long it takes, but not for ever: where nothing comes
 * for a while, reading ends. Java's HTTP client knows no such limit for bodies. All failures to
 * read are {@link Broken}, so that those who read can tell them from content that is wrong.
 */
public final class TransferStream extends FilterInputStream {
  /** The transfer broke off. */
  public static final class Broken extends IOException {
    private static final long serialVersionUID = 1L;

    Broken(String why, IOException cause) {
      super(why, cause);
    }
  }

  /** How long nothing may come. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Duration patience;
  private final ScheduledExecutorService watch;
  private volatile long lastByte = System.nanoTime();
  private volatile boolean stalled;

  public TransferStream(InputStream body) {
    this(body, PATIENCE);
  }

  TransferStream(InputStream body, Duration patience) {
    super(body);
    this.patience = patience;
    this.watch =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              var thread = new Thread(task, "transfer watch");
              thread.setDaemon(true);
              return thread;
            });
    var interval = Math.max(1, patience.toMillis() / 4);
    watch.scheduleWithFixedDelay(this::look, interval, interval, TimeUnit.MILLISECONDS);
  }

  private void look() {
    if (System.nanoTime() - lastByte > patience.toNanos()) {
      stalled = true;
      try {
        in.close();
      } catch (IOException alreadyClosed) {
        // the reader is woken up in any case
      }
    }
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    // time that the reader takes for itself does not count
    lastByte = System.nanoTime();
    int read;
    try {
      read = super.read(buffer, offset, length);
    } catch (IOException failed) {
      throw broken(failed);
    }
    if (stalled) {
      throw broken(null);
    }
    lastByte = System.nanoTime();
    return read;
  }

  private Broken broken(IOException cause) {
    return stalled
        ? new Broken("nothing came for " + patience.toSeconds() + " seconds", cause)
        : new Broken(Reason.of(cause), cause);
  }

  @Override
  public void close() throws IOException {
    watch.shutdownNow();
    super.close();
  }
}
