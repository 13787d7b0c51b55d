package embedded.workloads;

import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides how many Pods each ReplicaSet of a Deployment gets next: the new one grows as far as the
 * surge allows, the old ones shrink as far as enough Pods stay available, broken ones first. No
 * request is lost that way: with maxUnavailable 0 an old Pod goes only after a new one is ready.
 */
final class RollOut {
  private final RollingUpdate limits;
  private final ReplicaSet current;
  private final List<ReplicaSet> old;

  /**
   * @param current the ReplicaSet of the Deployment's template
   * @param old the others, oldest first
   */
  RollOut(RollingUpdate limits, ReplicaSet current, List<ReplicaSet> old) {
    this.limits = limits;
    this.current = current;
    this.old = List.copyOf(old);
  }

  /** One step of a rolling update: the replicas wanted, only for ReplicaSets that change. */
  Map<ReplicaSet, Integer> rollingStep() {
    var wanted = new LinkedHashMap<ReplicaSet, Integer>();
    int oldReplicas = old.stream().mapToInt(RollOut::replicas).sum();
    int room = limits.mostPods() - oldReplicas;
    put(wanted, current, Math.max(0, Math.min(limits.desired(), room)));
    shrinkOld(wanted, oldReplicas);
    return wanted;
  }

  private void shrinkOld(Map<ReplicaSet, Integer> wanted, int oldReplicas) {
    int currentReplicas = wanted.getOrDefault(current, replicas(current));
    int currentUnavailable = Math.max(0, currentReplicas - available(current));
    int spare = oldReplicas + currentReplicas - limits.leastAvailable() - currentUnavailable;
    var remaining = new LinkedHashMap<ReplicaSet, Integer>();
    for (var set : old) {
      int broken = Math.max(0, replicas(set) - available(set));
      int removed = Math.max(0, Math.min(broken, spare));
      spare -= removed;
      remaining.put(set, replicas(set) - removed);
    }
    int allAvailable = available(current) + old.stream().mapToInt(RollOut::available).sum();
    int surplus = Math.min(spare, allAvailable - limits.leastAvailable());
    for (var set : old) {
      int removed = Math.max(0, Math.min(remaining.get(set), surplus));
      surplus -= removed;
      put(wanted, set, remaining.get(set) - removed);
    }
  }

  /**
   * One step of the strategy Recreate: nothing new before everything old is gone.
   *
   * @param oldPods how many Pods of the old ReplicaSets still exist
   */
  Map<ReplicaSet, Integer> recreateStep(int oldPods) {
    var wanted = new LinkedHashMap<ReplicaSet, Integer>();
    old.forEach(set -> put(wanted, set, 0));
    if (oldPods == 0) {
      put(wanted, current, limits.desired());
    }
    return wanted;
  }

  private static void put(Map<ReplicaSet, Integer> wanted, ReplicaSet set, int replicas) {
    if (replicas(set) != replicas) {
      wanted.put(set, replicas);
    }
  }

  private static int replicas(ReplicaSet set) {
    return set.getSpec().getReplicas();
  }

  static int available(ReplicaSet set) {
    var status = set.getStatus();
    return status == null || status.getAvailableReplicas() == null
        ? 0
        : status.getAvailableReplicas();
  }
}
