package embedded.workloads;

import embedded.controller.ControlLoop;
import embedded.controller.ObjectKey;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
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
    for (int i = 0; i < missing; i++) {
      client.resource(newPod(set)).create();
    }
    // those that serve go last
    pods.stream()
        .sorted(Comparator.comparing(PodReadiness::isReady))
        .limit(Math.max(0, -missing))
        .forEach(pod -> client.resource(pod).delete());
    writeStatus(set, missing == 0 ? pods : podsOf(set));
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

  private void writeStatus(ReplicaSet set, List<Pod> pods) {
    int ready = (int) pods.stream().filter(PodReadiness::isReady).count();
    ReplicaSetStatus status =
        new ReplicaSetStatusBuilder()
            .withReplicas(pods.size())
            .withFullyLabeledReplicas(pods.size())
            .withReadyReplicas(ready)
            .withAvailableReplicas(ready)
            .withObservedGeneration(set.getMetadata().getGeneration())
            .build();
    if (!status.equals(set.getStatus())) {
      client.resource(new ReplicaSetBuilder(set).withStatus(status).build()).updateStatus();
    }
  }

  @Override
  public void close() {
    loop.close();
  }
}
