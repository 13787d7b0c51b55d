package embedded.kubernetes;

import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Receives the changes of one resource, or of all, in order. One that does not keep up is cut off.
 */
final class Watcher implements AutoCloseable {
  private static final int CAPACITY = 10_000;

  private final LinkedBlockingQueue<ObjectEvent> events;
  private final Consumer<Watcher> whenClosed;
  private volatile boolean open = true;

  Watcher(List<ObjectEvent> first, Consumer<Watcher> whenClosed) {
    this.events = new LinkedBlockingQueue<>(CAPACITY + first.size());
    this.events.addAll(first);
    this.whenClosed = whenClosed;
  }

  void offer(ObjectEvent event) {
    if (!events.offer(event)) {
      close();
    }
  }

  /** The next change; null when there is none within this time. */
  ObjectEvent poll(long milliseconds) throws InterruptedException {
    return events.poll(milliseconds, TimeUnit.MILLISECONDS);
  }

  boolean hasNothingToSay() {
    return events.isEmpty();
  }

  boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
    whenClosed.accept(this);
  }
}
