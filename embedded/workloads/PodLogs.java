package embedded.workloads;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the containers printed: the last lines of each. */
public final class PodLogs {
  private static final int LINES = 1000;

  private final Map<Source, Deque<String>> logs = new ConcurrentHashMap<>();

  private record Source(String namespace, String pod, String container) {}

  /**
   * The container's last lines, each ended by a line feed; empty if it printed nothing or is not
   * known.
   *
   * @param container empty for any that printed something
   */
  public String log(String namespace, String pod, String container) {
    return logs.keySet().stream()
        .filter(source -> source.namespace().equals(namespace) && source.pod().equals(pod))
        .filter(source -> container.isEmpty() || source.container().equals(container))
        .findFirst()
        .map(this::text)
        .orElse("");
  }

  private String text(Source source) {
    var lines = logs.getOrDefault(source, new ArrayDeque<>());
    synchronized (lines) {
      return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
  }

  void append(String namespace, String pod, String container, String text) {
    var source = new Source(namespace, pod, container);
    var lines = logs.computeIfAbsent(source, key -> new ArrayDeque<>());
    synchronized (lines) {
      text.lines().forEach(lines::addLast);
      while (lines.size() > LINES) {
        lines.removeFirst();
      }
    }
  }

  void forget(String namespace, String pod) {
    logs.keySet().removeIf(key -> key.namespace().equals(namespace) && key.pod().equals(pod));
  }
}
