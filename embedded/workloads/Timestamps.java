package embedded.workloads;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as Kubernetes writes them: RFC 3339 in UTC, whole seconds. */
public final class Timestamps {
  private Timestamps() {}

  public static String now() {
    return of(Instant.now());
  }

  public static String of(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
