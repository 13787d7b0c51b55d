package embedded.controller;

import java.time.Duration;

/**
 * Keeps a container's server going for a moment after it was told to end. Whoever leads traffic to
 * a pod learns at the same moment as the pod itself that it is to go, so requests still come.
 */
public final class LastRequests {
  private static final Duration MOMENT = Duration.ofSeconds(2);

  private LastRequests() {}

  /** From now on SIGTERM ends this process only after the moment; its threads work on. */
  public static void areServed() {
    Runtime.getRuntime().addShutdownHook(new Thread(LastRequests::sleep, "last requests"));
  }

  private static void sleep() {
    try {
      Thread.sleep(MOMENT.toMillis());
    } catch (InterruptedException atOnce) {
      Thread.currentThread().interrupt();
    }
  }
}
