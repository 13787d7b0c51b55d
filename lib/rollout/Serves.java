package rollout;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import why.Finding;
import why.Scene;
import why.Why;

/**
 * What the commit asks for runs and serves, and Argo CD still has it. Each kind of object is
 * watched on its own, so that the news of a sync may come before that of the objects it changed:
 * what seems to serve is read once more before it counts.
 */
final class Serves implements Condition {
  private static final Duration NEWS = Duration.ofMillis(200);

  private final CommitSync synced;
  private final SceneReader reader;
  private boolean isContradicted;

  Serves(CommitSync synced, SceneReader reader) {
    this.synced = synced;
    this.reader = reader;
  }

  @Override
  public Optional<String> pending(Scene scene) {
    isContradicted = false;
    var seen = pendingIn(scene);
    if (seen.isPresent()) {
      return seen;
    }
    var read = pendingWhenRead();
    isContradicted = read.isPresent();
    return read;
  }

  private Optional<String> pendingWhenRead() {
    try {
      return pendingIn(reader.read());
    } catch (KubernetesClientException failed) {
      if (!Outage.is(failed)) {
        throw failed;
      }
      return Optional.of("the cluster answers again");
    }
  }

  private Optional<String> pendingIn(Scene scene) {
    return synced
        .pending(scene)
        .or(
            () ->
                WorkloadRule.percent(scene).isPresent()
                    ? Optional.empty()
                    : WorkloadRule.pending(scene));
  }

  @Override
  public List<Finding> findings(Scene scene) {
    return synced.pending(scene).isPresent() ? synced.findings(scene) : Why.notServing(scene);
  }

  @Override
  public Optional<Instant> remind(Scene scene) {
    if (isContradicted) {
      return Optional.of(Instant.now().plus(NEWS));
    }
    var isBusy = synced.pending(scene).isEmpty() && WorkloadRule.isRollingOut(scene);
    return isBusy ? Probation.of(scene, Instant.now()).map(Probation::end) : synced.remind(scene);
  }
}
