package embedded.workloads;

import embedded.controller.ControlLoop;
import embedded.controller.ObjectKey;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rolls Deployments out: a ReplicaSet per version of the pod template, as kube-controller-manager
 * does.
 */
public final class DeploymentController implements AutoCloseable {
  private static final int DEFAULT_HISTORY = 10;

  private final KubernetesClient client;
  private final ControlLoop loop;

  public DeploymentController(KubernetesClient client) {
    this.client = client;
    this.loop = new ControlLoop(client, "deployment", this::reconcile);
  }

  public DeploymentController start() {
    loop.watching(Deployment.class, deployment -> Stream.of(ObjectKey.of(deployment)))
        .watching(ReplicaSet.class, set -> Owners.keyOf("Deployment", set));
    return this;
  }

  private Optional<Duration> reconcile(ObjectKey key) {
    var deployment =
        client.apps().deployments().inNamespace(key.namespace()).withName(key.name()).get();
    if (deployment == null || deployment.getMetadata().getDeletionTimestamp() != null) {
      return Optional.empty();
    }
    var template = new RevisionedReplicaSet(deployment);
    var sets = setsOf(deployment);
    var existing = sets.stream().filter(template::isCurrent).findFirst();
    var old = sets.stream().filter(set -> !template.isCurrent(set)).toList();
    var current = existing.orElseGet(() -> template.create(old));

    if (!Boolean.TRUE.equals(deployment.getSpec().getPaused())) {
      var wanted = nextStep(deployment, current, old);
      if (existing.isEmpty()) {
        current.getSpec().setReplicas(wanted.getOrDefault(current, 0));
        current = client.resource(current).create();
      } else if (template.isBehind(current, old)) {
        patch(current, template.revisionPatch(old));
      }
      for (var set : sets) {
        if (wanted.containsKey(set)) {
          patch(set, "{\"spec\":{\"replicas\":%d}}".formatted(wanted.get(set)));
        }
      }
    }
    deployment = noteRevision(deployment, current);
    forgetHistory(deployment, old);
    return writeStatus(deployment, current, old, existing.isEmpty());
  }

  private List<ReplicaSet> setsOf(Deployment deployment) {
    return client
        .apps()
        .replicaSets()
        .inNamespace(deployment.getMetadata().getNamespace())
        .withLabelSelector(deployment.getSpec().getSelector())
        .list()
        .getItems()
        .stream()
        .filter(set -> Owners.owns(deployment, set))
        .sorted(Comparator.comparingLong(RevisionedReplicaSet::revision))
        .toList();
  }

  private static Map<ReplicaSet, Integer> nextStep(
      Deployment deployment, ReplicaSet current, List<ReplicaSet> old) {
    var rollOut = new RollOut(RollingUpdate.of(deployment), current, old);
    var strategy = deployment.getSpec().getStrategy();
    if (strategy != null && "Recreate".equals(strategy.getType())) {
      return rollOut.recreateStep(old.stream().mapToInt(RolloutCounts::pods).sum());
    }
    return rollOut.rollingStep();
  }

  private Deployment noteRevision(Deployment deployment, ReplicaSet current) {
    var revision = String.valueOf(RevisionedReplicaSet.revision(current));
    var annotations = deployment.getMetadata().getAnnotations();
    if (annotations != null && revision.equals(annotations.get(RevisionedReplicaSet.REVISION))) {
      return deployment;
    }
    return client
        .resource(deployment)
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"metadata\":{\"annotations\":{\"%s\":\"%s\"}}}"
                .formatted(RevisionedReplicaSet.REVISION, revision));
  }

  private void patch(ReplicaSet set, String mergePatch) {
    client.resource(set).patch(PatchContext.of(PatchType.JSON_MERGE), mergePatch);
  }

  private void forgetHistory(Deployment deployment, List<ReplicaSet> old) {
    var limit = deployment.getSpec().getRevisionHistoryLimit();
    var empty =
        old.stream()
            .filter(set -> set.getSpec().getReplicas() == 0 && RolloutCounts.pods(set) == 0)
            .toList();
    empty.stream()
        .limit(Math.max(0, empty.size() - (limit == null ? DEFAULT_HISTORY : limit)))
        .forEach(set -> client.resource(set).delete());
  }

  private Optional<Duration> writeStatus(
      Deployment deployment, ReplicaSet current, List<ReplicaSet> old, boolean created) {
    var report = new DeploymentStatusReport(deployment, current, old);
    var status = created ? report.afterCreation() : report.now();
    if (!status.equals(deployment.getStatus())) {
      client.resource(new DeploymentBuilder(deployment).withStatus(status).build()).updateStatus();
    }
    return report.untilDeadline(status);
  }

  @Override
  public void close() {
    loop.close();
  }
}
