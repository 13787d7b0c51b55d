package why;

import java.time.Duration;

/** Whether waiting can help against a cause. */
public enum Outlook {
  /** It stays until somebody changes something. */
  HOPELESS(Duration.ZERO),

  /**
   * Normal for a moment, as when a pod is there before the account it runs as; a fault when it
   * stays.
   */
  DOUBTFUL(Duration.ofSeconds(4)),

  /** Slow things that end by themselves: a pull, a node that starts, a server that is restarted. */
  HOPEFUL(Duration.ofDays(1));

  private final Duration patience;

  Outlook(Duration patience) {
    this.patience = patience;
  }

  /** How long it may be seen before it counts as a fault. */
  public Duration patience() {
    return patience;
  }
}
