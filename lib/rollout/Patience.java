package rollout;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import why.Finding;

/** Remembers since when each cause has been seen, and says when it has been for too long. */
final class Patience {
  private final Map<String, Instant> since = new HashMap<>();

  /** The first of these findings that nobody needs to wait for any more. */
  Optional<Finding> exhausted(List<Finding> findings, Instant now) {
    since.keySet().retainAll(findings.stream().map(Patience::key).toList());
    findings.forEach(it -> since.putIfAbsent(key(it), now));
    return findings.stream().filter(it -> !end(it).isAfter(now)).findFirst();
  }

  /** When the next of these findings has been seen for too long. */
  Optional<Instant> next(List<Finding> findings) {
    return findings.stream().map(this::end).min(Instant::compareTo);
  }

  private Instant end(Finding finding) {
    return since.get(key(finding)).plus(finding.outlook().patience());
  }

  private static String key(Finding finding) {
    return finding.outlook() + " " + finding.object() + " " + finding.cause();
  }
}
