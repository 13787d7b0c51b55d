import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;

/** Pods of one ReplicaSet of Argo CD, in a cluster where no node would change them. */
final class ArgoCdPods {
  private final Desk desk;
  private final OtherCluster cluster;
  private final ReplicaSet owner;

  ArgoCdPods(Desk desk, OtherCluster cluster) throws IOException {
    this.desk = desk;
    this.cluster = cluster;
    try (var client = client()) {
      this.owner =
          client
              .resource(
                  new ReplicaSetBuilder()
                      .withNewMetadata()
                      .withName("argocd-repo-server")
                      .withNamespace(namespace())
                      .endMetadata()
                      .withNewSpec()
                      .withReplicas(1)
                      .withNewSelector()
                      .addToMatchLabels("app", "argocd-repo-server")
                      .endSelector()
                      .withNewTemplate()
                      .withNewMetadata()
                      .addToLabels("app", "argocd-repo-server")
                      .endMetadata()
                      .endTemplate()
                      .endSpec()
                      .build())
              .create();
    }
  }

  /** As a node leaves it that had too little memory or disk. */
  void evicted(String name) throws IOException {
    create(name, new PodStatusBuilder().withPhase("Failed").withReason("Evicted").build());
  }

  void ready(String name) throws IOException {
    create(
        name,
        new PodStatusBuilder()
            .withPhase("Running")
            .addNewCondition()
            .withType("Ready")
            .withStatus("True")
            .endCondition()
            .build());
  }

  private void create(String name, PodStatus status) throws IOException {
    try (var client = client()) {
      var pod = client.resource(pod(name)).create();
      pod.setStatus(status);
      client.resource(pod).updateStatus();
    }
  }

  private Pod pod(String name) {
    return new PodBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(namespace())
        .addToLabels("app.kubernetes.io/part-of", "argocd")
        .addNewOwnerReference()
        .withApiVersion("apps/v1")
        .withKind("ReplicaSet")
        .withName(owner.getMetadata().getName())
        .withUid(owner.getMetadata().getUid())
        .endOwnerReference()
        .endMetadata()
        .withNewSpec()
        .addNewContainer()
        .withName("argocd")
        .withImage("quay.io/argoproj/argocd:v3")
        .endContainer()
        .endSpec()
        .build();
  }

  private String namespace() {
    return desk.user() + "-toolings";
  }

  private KubernetesClient client() throws IOException {
    return cluster.client(desk.newDirectory("argo-cd"));
  }
}
