package modelcar.push;

import console.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Does several things at once, but not too many; the first one that fails ends all. */
final class Streams {
  /** After this the others are left to their own time-outs: they are daemons and change no tag. */
  private static final int SECONDS_TO_STOP = 10;

  private final int count;

  Streams(int count) {
    this.count = count;
  }

  /** What all of them return, in their order. */
  <T> List<T> all(List<Callable<T>> tasks) throws IOException, InterruptedException {
    try (var running = this.<T>open()) {
      tasks.forEach(running::begin);
      return running.results();
    }
  }

  /** A group of things to do that are not all known yet. */
  <T> Running<T> open() {
    return new Running<>(
        Executors.newFixedThreadPool(
            count,
            task -> {
              var thread = new Thread(task, "push");
              thread.setDaemon(true);
              return thread;
            }));
  }

  /** Things under way, until they are closed: then those that have not ended are broken off. */
  static final class Running<T> implements AutoCloseable {
    private final ExecutorService threads;
    private final ExecutorCompletionService<T> ending;
    private final List<Future<T>> begun = new ArrayList<>();

    private Running(ExecutorService threads) {
      this.threads = threads;
      this.ending = new ExecutorCompletionService<>(threads);
    }

    /** One more, as soon as a thread is free for it. */
    void begin(Callable<T> task) {
      begun.add(ending.submit(task));
    }

    /** What all of them return, in the order in which they were begun. */
    List<T> results() throws IOException, InterruptedException {
      var results = new ArrayList<T>();
      try {
        for (int ended = 0; ended < begun.size(); ended++) {
          ending.take().get();
        }
        for (var future : begun) {
          results.add(future.get());
        }
      } catch (ExecutionException failed) {
        throw asThrown(failed.getCause());
      }
      return results;
    }

    @Override
    public void close() {
      threads.shutdownNow();
      try {
        threads.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS);
      } catch (InterruptedException noPatienceLeft) {
        Thread.currentThread().interrupt();
      }
    }
  }

  static IOException asThrown(Throwable cause) throws InterruptedException {
    if (cause instanceof Failure failure) {
      throw failure;
    }
    if (cause instanceof InterruptedException interrupted) {
      throw interrupted;
    }
    return cause instanceof IOException failed ? failed : new IOException(cause);
  }
}
