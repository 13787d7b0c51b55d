package console;

import java.util.stream.Stream;

/**
 * Ends the process at once. At its end HotSpot waits up to 0.3 s for threads in native code to come
 * out of it ({@code VM_Exit::wait_for_threads_in_native_to_block}); the selector of Java's HTTP
 * client is in there for ever, and the client cannot be closed before Java 21. An interrupted
 * selector ends.
 */
final class QuickExit {
  private static final String SELECTOR = "-SelectorManager";
  private static final int MILLISECONDS_TO_END = 100;

  private QuickExit() {}

  /** Ends the process with this exit code. Requests that are still under way are broken off. */
  static void with(int exitCode) {
    var group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) {
      group = group.getParent();
    }
    endSelectors(group);
    System.exit(exitCode);
  }

  /** Ends the selectors of the HTTP clients that threads of this group made. */
  static void endSelectors(ThreadGroup group) {
    // some room for threads that begin meanwhile
    var threads = new Thread[group.activeCount() + 8];
    var selectors =
        Stream.of(threads)
            .limit(group.enumerate(threads))
            .filter(it -> it.getName().endsWith(SELECTOR))
            .toList();
    selectors.forEach(Thread::interrupt);
    try {
      for (var selector : selectors) {
        selector.join(MILLISECONDS_TO_END);
      }
    } catch (InterruptedException anotherEnd) {
      Thread.currentThread().interrupt();
    }
  }
}
