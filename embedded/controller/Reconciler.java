package embedded.controller;

import java.time.Duration;
import java.util.Optional;

/** Brings the cluster closer to what one object asks for, as every Kubernetes controller does. */
@FunctionalInterface
public interface Reconciler {
  /**
   * Looks at the object with this key, which may be gone by now, and does what is missing.
   *
   * @return after what time to look again although nothing happened; empty: only after the next
   *     event
   * @throws Exception when something failed that may succeed later: the key is tried again with a
   *     growing delay
   */
  Optional<Duration> reconcile(ObjectKey key) throws Exception;
}
