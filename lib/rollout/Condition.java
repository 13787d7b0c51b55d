package rollout;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import why.Finding;
import why.Scene;

/** What one stage waits for. */
interface Condition {
  /** What is still waited for, in words; empty when the stage is reached. */
  Optional<String> pending(Scene scene);

  /** Why it is not reached yet, first cause first. */
  List<Finding> findings(Scene scene);

  /**
   * Reminds those who have to do something.
   *
   * @return when to look again although nothing has changed
   */
  Optional<Instant> remind(Scene scene);
}
