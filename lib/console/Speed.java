package console;

import java.util.ArrayDeque;
import java.util.Deque;

/** How fast a transfer went of late: old times say little about what is to come. */
final class Speed {
  private static final long WINDOW_NANOSECONDS = 10_000_000_000L;

  private final Deque<Moment> moments = new ArrayDeque<>();

  private record Moment(long nanoTime, long done) {}

  /**
   * Takes in how far it is now.
   *
   * @param nanoTime as {@link System#nanoTime()} gives it
   * @return bytes per second within the last seconds; 0 at the start
   */
  double at(long nanoTime, long done) {
    moments.addLast(new Moment(nanoTime, done));
    while (moments.size() > 2 && nanoTime - moments.getFirst().nanoTime() > WINDOW_NANOSECONDS) {
      moments.removeFirst();
    }
    var first = moments.getFirst();
    long nanoseconds = nanoTime - first.nanoTime();
    return nanoseconds == 0 ? 0 : Math.max(0, (done - first.done()) * 1e9 / nanoseconds);
  }
}
