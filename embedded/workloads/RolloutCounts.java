package embedded.workloads;

import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.util.List;

/** How many Pods the ReplicaSets of a Deployment have, by their own statuses. */
record RolloutCounts(int total, int updated, int ready, int available, int wanted) {
  static RolloutCounts of(ReplicaSet current, List<ReplicaSet> old) {
    int total = pods(current);
    int ready = ready(current);
    int available = RollOut.available(current);
    int wanted = current.getSpec().getReplicas();
    for (var set : old) {
      total += pods(set);
      ready += ready(set);
      available += RollOut.available(set);
      wanted += set.getSpec().getReplicas();
    }
    return new RolloutCounts(total, pods(current), ready, available, wanted);
  }

  /** How many Pods exist. */
  static int pods(ReplicaSet set) {
    var status = set.getStatus();
    return status == null || status.getReplicas() == null ? 0 : status.getReplicas();
  }

  private static int ready(ReplicaSet set) {
    var status = set.getStatus();
    return status == null || status.getReadyReplicas() == null ? 0 : status.getReadyReplicas();
  }

  int unavailable() {
    return Math.max(0, wanted - available);
  }
}
