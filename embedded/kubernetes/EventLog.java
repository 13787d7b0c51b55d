package embedded.kubernetes;

import java.util.ArrayDeque;
import java.util.List;

/**
 * The last changes of one resource, so that a watch can begin where a list ended. Guarded by the
 * store's lock.
 */
final class EventLog {
  private static final int CAPACITY = 2000;

  private final ArrayDeque<ObjectEvent> events = new ArrayDeque<>();
  private long forgottenUpTo;

  EventLog(long forgottenUpTo) {
    this.forgottenUpTo = forgottenUpTo;
  }

  void add(ObjectEvent event) {
    events.addLast(event);
    if (events.size() > CAPACITY) {
      forgottenUpTo = events.removeFirst().version();
    }
  }

  /** What happened after this version. Answers 410 when some of it is forgotten. */
  List<ObjectEvent> since(long version) {
    if (version < forgottenUpTo) {
      throw ApiError.expired(version, forgottenUpTo);
    }
    return events.stream().dropWhile(event -> event.version() <= version).toList();
  }
}
