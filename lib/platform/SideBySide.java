package platform;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Asks several questions at the same time, but not too many: what is begun beyond that waits its
 * turn. Whoever asks takes the answers in the order of their own, so that what is printed, and
 * which of several failures is told, does not depend on who answers first. What is begun must not
 * wait for something else that is begun here: it could be its turn only afterwards.
 */
public final class SideBySide implements AutoCloseable {
  /** After this, what was given up is left to its own time-outs: the threads are daemons. */
  private static final int SECONDS_TO_STOP = 2;

  private final ExecutorService threads;

  /**
   * @param count how many at the same time, at least 1
   */
  public SideBySide(int count) {
    this.threads =
        Executors.newFixedThreadPool(
            count,
            task -> {
              var thread = new Thread(task, "side by side");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Asks, now or as soon as it is this question's turn. */
  public <T> Answer<T> begin(Callable<T> question) {
    return new Answer<>(threads.submit(question));
  }

  /** Gives up what was begun and is not done yet. */
  @Override
  public void close() {
    threads.shutdownNow();
    try {
      threads.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS);
    } catch (InterruptedException again) {
      Thread.currentThread().interrupt();
    }
  }

  /** What will be answered. */
  public static final class Answer<T> {
    private final Future<T> future;

    private Answer(Future<T> future) {
      this.future = future;
    }

    /**
     * Waits for it.
     *
     * @throws RuntimeException as the question threw it, for example a {@link console.Failure}
     * @throws IOException as the question threw it
     * @throws InterruptedException if this thread, or the question, was interrupted
     */
    public T get() throws IOException, InterruptedException {
      try {
        return future.get();
      } catch (ExecutionException failed) {
        throw asThrown(failed.getCause());
      }
    }

    private static IOException asThrown(Throwable cause) throws InterruptedException {
      if (cause instanceof RuntimeException failure) {
        throw failure;
      }
      if (cause instanceof Error error) {
        throw error;
      }
      if (cause instanceof InterruptedException interrupted) {
        throw interrupted;
      }
      return cause instanceof IOException failed ? failed : new IOException(cause);
    }
  }
}
