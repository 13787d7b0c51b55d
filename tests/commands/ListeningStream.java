import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Keeps what is printed, and lets something happen once when a text has been printed. */
final class ListeningStream extends ByteArrayOutputStream {
  /** What happens then. */
  interface Event {
    void happen() throws Exception;
  }

  private final Map<String, Event> events;

  ListeningStream(Map<String, Event> events) {
    this.events = events;
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) {
    super.write(bytes, from, length);
    var printed = toString(StandardCharsets.UTF_8);
    events.entrySet().stream()
        .filter(event -> printed.contains(event.getKey()))
        .map(Map.Entry::getKey)
        .toList()
        .forEach(text -> happen(events.remove(text)));
  }

  private static void happen(Event event) {
    try {
      event.happen();
    } catch (Exception failed) {
      throw new AssertionError("what was to happen in between did not", failed);
    }
  }
}
