package modelcar.push;

import console.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
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
    var threads =
        Executors.newFixedThreadPool(
            Math.max(1, Math.min(count, tasks.size())),
            task -> {
              var thread = new Thread(task, "push");
              thread.setDaemon(true);
              return thread;
            });
    try {
      return all(tasks, new ExecutorCompletionService<>(threads));
    } finally {
      threads.shutdownNow();
      threads.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS);
    }
  }

  private static <T> List<T> all(List<Callable<T>> tasks, ExecutorCompletionService<T> running)
      throws IOException, InterruptedException {
    var futures = new ArrayList<Future<T>>();
    tasks.forEach(task -> futures.add(running.submit(task)));
    var results = new ArrayList<T>();
    try {
      for (int ended = 0; ended < tasks.size(); ended++) {
        running.take().get();
      }
      for (var future : futures) {
        results.add(future.get());
      }
    } catch (ExecutionException failed) {
      throw asThrown(failed.getCause());
    }
    return results;
  }

  private static IOException asThrown(Throwable cause) throws InterruptedException {
    if (cause instanceof Failure failure) {
      throw failure;
    }
    if (cause instanceof InterruptedException interrupted) {
      throw interrupted;
    }
    return cause instanceof IOException failed ? failed : new IOException(cause);
  }
}
