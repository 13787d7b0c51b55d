package embedded.workloads;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.DeploymentConditionBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatusBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A Deployment's status: counts, and the conditions Available and Progressing with the reasons and
 * messages of Kubernetes' deployment controller (its documentation, "Deployment status").
 */
final class DeploymentStatusReport {
  private static final int DEFAULT_DEADLINE_SECONDS = 600;
  private static final String DONE = "NewReplicaSetAvailable";

  private final Deployment deployment;
  private final ReplicaSet current;
  private final RolloutCounts counts;

  DeploymentStatusReport(Deployment deployment, ReplicaSet current, List<ReplicaSet> old) {
    this.deployment = deployment;
    this.current = current;
    this.counts = RolloutCounts.of(current, old);
  }

  /** The status directly after the current ReplicaSet was created. */
  DeploymentStatus afterCreation() {
    return status(
        progress("NewReplicaSetCreated", "Created new replica set \"" + setName() + "\""));
  }

  DeploymentStatus now() {
    return status(progressing());
  }

  private DeploymentStatus status(DeploymentCondition progressing) {
    return new DeploymentStatusBuilder()
        .withObservedGeneration(deployment.getMetadata().getGeneration())
        .withReplicas(zeroAsAbsent(counts.total()))
        .withUpdatedReplicas(zeroAsAbsent(counts.updated()))
        .withReadyReplicas(zeroAsAbsent(counts.ready()))
        .withAvailableReplicas(zeroAsAbsent(counts.available()))
        .withUnavailableReplicas(zeroAsAbsent(counts.unavailable()))
        .withConditions(available(), progressing)
        .build();
  }

  /** Kubernetes leaves counts of zero out. */
  private static Integer zeroAsAbsent(int count) {
    return count == 0 ? null : count;
  }

  private DeploymentCondition available() {
    boolean enough = counts.available() >= RollingUpdate.of(deployment).leastAvailable();
    return enough
        ? condition(
            "Available", "True", "MinimumReplicasAvailable", "Deployment has minimum availability.")
        : condition(
            "Available",
            "False",
            "MinimumReplicasUnavailable",
            "Deployment does not have minimum availability.");
  }

  private DeploymentCondition progressing() {
    var before = before("Progressing");
    boolean wasDone = before.isPresent() && before.get().getReason().equals(DONE);
    if (wasDone && counts.total() == counts.updated()) {
      return before.get();
    }
    var set = "ReplicaSet \"" + setName() + "\" ";
    if (isComplete()) {
      return progress(DONE, set + "has successfully progressed.");
    }
    if (before.isEmpty() || wasDone || hasProgressed()) {
      return progress("ReplicaSetUpdated", set + "is progressing.");
    }
    if (deadline(before.get()).isAfter(Instant.now())) {
      return before.get();
    }
    return condition(
        "Progressing", "False", "ProgressDeadlineExceeded", set + "has timed out progressing.");
  }

  private boolean isComplete() {
    int desired = deployment.getSpec().getReplicas();
    return counts.updated() == desired
        && counts.total() == desired
        && counts.available() == desired;
  }

  /** More of the new, fewer of the old, or more that serve than the last time. */
  private boolean hasProgressed() {
    var before = deployment.getStatus();
    int updated = orZero(before.getUpdatedReplicas());
    int old = orZero(before.getReplicas()) - updated;
    return counts.updated() > updated
        || counts.total() - counts.updated() < old
        || counts.ready() > orZero(before.getReadyReplicas())
        || counts.available() > orZero(before.getAvailableReplicas());
  }

  private static int orZero(Integer count) {
    return count == null ? 0 : count;
  }

  /** How long until a roll-out that does not move counts as failed; empty when there is none. */
  Optional<Duration> untilDeadline(DeploymentStatus written) {
    return written.getConditions().stream()
        .filter(condition -> condition.getType().equals("Progressing"))
        .filter(condition -> condition.getStatus().equals("True"))
        .filter(condition -> !condition.getReason().equals(DONE))
        .map(condition -> Duration.between(Instant.now(), deadline(condition)).plusSeconds(1))
        .filter(left -> !left.isNegative())
        .findFirst();
  }

  private Instant deadline(DeploymentCondition progressing) {
    var seconds = deployment.getSpec().getProgressDeadlineSeconds();
    return Instant.parse(progressing.getLastUpdateTime())
        .plusSeconds(seconds == null ? DEFAULT_DEADLINE_SECONDS : seconds);
  }

  private String setName() {
    return current.getMetadata().getName();
  }

  private Optional<DeploymentCondition> before(String type) {
    return deployment.getStatus() == null
        ? Optional.empty()
        : deployment.getStatus().getConditions().stream()
            .filter(condition -> condition.getType().equals(type))
            .findFirst();
  }

  /** Progress is noted with its time: the deadline is counted from there. */
  private DeploymentCondition progress(String reason, String message) {
    return new DeploymentConditionBuilder(condition("Progressing", "True", reason, message))
        .withLastUpdateTime(Timestamps.now())
        .build();
  }

  private DeploymentCondition condition(String type, String status, String reason, String message) {
    var before = before(type).filter(condition -> condition.getStatus().equals(status));
    var now = Timestamps.now();
    var sameReason = before.filter(condition -> condition.getReason().equals(reason));
    return new DeploymentConditionBuilder()
        .withType(type)
        .withStatus(status)
        .withReason(reason)
        .withMessage(message)
        .withLastUpdateTime(sameReason.map(DeploymentCondition::getLastUpdateTime).orElse(now))
        .withLastTransitionTime(before.map(DeploymentCondition::getLastTransitionTime).orElse(now))
        .build();
  }
}
