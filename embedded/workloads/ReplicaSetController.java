package embedded.workloads;

import embedded.controller.ControlLoop;
import embedded.controller.ObjectKey;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetCondition;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetConditionBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetStatus;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps as many Pods as each ReplicaSet asks for, as kube-controller-manager does. */
public final class ReplicaSetController implements AutoCloseable {
  private static final Duration TRY_AGAIN = Duration.ofSeconds(2);

  private final KubernetesClient client;
  private final ControlLoop loop;

  public ReplicaSetController(KubernetesClient client) {
    this.client = client;
    this.loop = new ControlLoop(client, "replicaset", this::reconcile);
  }

  public ReplicaSetController start() {
    loop.watching(ReplicaSet.class, set -> Stream.of(ObjectKey.of(set)))
        .watching(Pod.class, pod -> Owners.keyOf("ReplicaSet", pod));
    return this;
  }

  private Optional<Duration> reconcile(ObjectKey key) {
    var set = client.apps().replicaSets().inNamespace(key.namespace()).withName(key.name()).get();
    if (set == null || set.getMetadata().getDeletionTimestamp() != null) {
      return Optional.empty();
    }
    var pods = podsOf(set);
    int missing = set.getSpec().getReplicas() - pods.size();
    var refusal = create(set, missing);
    // those that serve go last
    pods.stream()
        .sorted(Comparator.comparing(PodReadiness::isReady))
        .limit(Math.max(0, -missing))
        .forEach(pod -> client.resource(pod).delete());
    writeStatus(set, missing == 0 ? pods : podsOf(set), refusal);
    return refusal.map(why -> TRY_AGAIN);
  }

  /**
   * @return why no more pods may be created; empty when all were
   */
  private Optional<String> create(ReplicaSet set, int missing) {
    var admission = new PodAdmission(client, set.getMetadata().getNamespace());
    for (int i = 0; i < missing; i++) {
      var pod = newPod(set);
      var refusal = admission.refusal(pod);
      if (refusal.isPresent()) {
        return refusal;
      }
      client.resource(pod).create();
    }
    return Optional.empty();
  }

  private List<Pod> podsOf(ReplicaSet set) {
    return client
        .pods()
        .inNamespace(set.getMetadata().getNamespace())
        .withLabelSelector(set.getSpec().getSelector())
        .list()
        .getItems()
        .stream()
        .filter(pod -> Owners.owns(set, pod) && PodReadiness.isActive(pod))
        .toList();
  }

  private static Pod newPod(ReplicaSet set) {
    var template = set.getSpec().getTemplate();
    var name = set.getMetadata().getName() + "-";
    return new PodBuilder()
        .withNewMetadata()
        .withName(name + Names.random())
        .withGenerateName(name)
        .withNamespace(set.getMetadata().getNamespace())
        .withLabels(template.getMetadata().getLabels())
        .withAnnotations(template.getMetadata().getAnnotations())
        .withOwnerReferences(Owners.controller(set))
        .endMetadata()
        .withSpec(template.getSpec())
        .build();
  }

  private void writeStatus(ReplicaSet set, List<Pod> pods, Optional<String> refusal) {
    int ready = (int) pods.stream().filter(PodReadiness::isReady).count();
    ReplicaSetStatus status =
        new ReplicaSetStatusBuilder()
            .withReplicas(pods.size())
            .withFullyLabeledReplicas(pods.size())
            .withReadyReplicas(ready)
            .withAvailableReplicas(ready)
            .withObservedGeneration(set.getMetadata().getGeneration())
            .withConditions(refusal.map(why -> List.of(failure(set, why))).orElse(List.of()))
            .build();
    if (!status.equals(set.getStatus())) {
      client.resource(new ReplicaSetBuilder(set).withStatus(status).build()).updateStatus();
    }
  }

  /** The pods' names differ each time; the condition keeps the first, so that it stays the same. */
  private static ReplicaSetCondition failure(ReplicaSet set, String why) {
    var before = set.getStatus() == null ? List.<ReplicaSetCondition>of() : conditions(set);
    return before.stream()
        .filter(it -> it.getType().equals("ReplicaFailure"))
        .findFirst()
        .orElseGet(
            () ->
                new ReplicaSetConditionBuilder()
                    .withType("ReplicaFailure")
                    .withStatus("True")
                    .withReason("FailedCreate")
                    .withMessage(why)
                    .withLastTransitionTime(Timestamps.now())
                    .build());
  }

  private static List<ReplicaSetCondition> conditions(ReplicaSet set) {
    return set.getStatus().getConditions();
  }

  @Override
  public void close() {
    loop.close();
  }
}
