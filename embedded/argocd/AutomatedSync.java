package embedded.argocd;

import java.time.Instant;
import java.util.Optional;
import rendering.Fields;
import rendering.Target;

/**
 * Decides whether an Application is synced now, by Argo CD's rules: an operation that somebody
 * asked for, a retry that is due, a commit that was not attempted yet, or a change in the cluster
 * where self-heal is on.
 */
final class AutomatedSync {
  /** What to do about an Application. */
  sealed interface Decision permits Sync, Wait, Nothing {}

  /**
   * @param heals whether this commit was synced before and something changed in the cluster
   */
  record Sync(boolean heals) implements Decision {}

  record Wait(Instant until) implements Decision {}

  /**
   * @param error why nothing will happen by itself although the Application is out of sync; empty
   *     if all is well
   */
  record Nothing(Optional<String> error) implements Decision {}

  private static final Nothing ALL_IS_WELL = new Nothing(Optional.empty());

  private final SelfHealBackoff backoff;

  AutomatedSync(SelfHealBackoff backoff) {
    this.backoff = backoff;
  }

  Decision decide(ApplicationSpec application, Target target, Comparison comparison, Instant now) {
    var last = OperationState.of(application);
    if (last.awaitsRetry()) {
      return now.isBefore(last.retryAt()) ? new Wait(last.retryAt()) : new Sync(false);
    }
    if (!Fields.map(application.object(), "operation").isEmpty()) {
      return new Sync(false);
    }
    if (!application.isAutomated()
        || !comparison.isOutOfSync()
        || (!application.prunes() && !comparison.differsMoreThanByExtraObjects())) {
      return ALL_IS_WELL;
    }
    if (!last.attempted(application, target)) {
      return new Sync(false);
    }
    if (last.failed()) {
      return new Nothing(
          Optional.of(
              "Failed last sync attempt to [%s]: %s"
                  .formatted(String.join(",", target.revisions()), last.message())));
    }
    return application.healsItself() ? heal(application, now) : ALL_IS_WELL;
  }

  private Decision heal(ApplicationSpec application, Instant now) {
    var remaining = backoff.remaining(application.key(), now);
    return remaining.isZero() ? new Sync(true) : new Wait(now.plus(remaining));
  }
}
