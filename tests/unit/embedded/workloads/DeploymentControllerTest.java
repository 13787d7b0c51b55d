package embedded.workloads;

import static embedded.workloads.TestCluster.NAMESPACE;
import static embedded.workloads.TestCluster.await;
import static embedded.workloads.TestCluster.awaitGone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class DeploymentControllerTest {
  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
        namespace: user1-test
      spec:
        replicas: %d
        progressDeadlineSeconds: 1
        strategy:
          type: RollingUpdate
          rollingUpdate: {maxSurge: 1, maxUnavailable: 0}
        selector:
          matchLabels: {app: web}
        template:
          metadata:
            labels: {app: web}
          spec:
            containers:
            - name: main
              image: quay.io/team/web:%s
      """;

  @TempDir Path directory;
  private TestCluster cluster;

  @BeforeEach
  void start() throws IOException {
    cluster = new TestCluster(directory);
    cluster.push("team/web", "1", "/index.html", new byte[] {1});
    cluster.push("team/web", "2", "/index.html", new byte[] {2});
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  private void apply(int replicas, String tag) {
    var client = cluster.client();
    var object =
        client
            .getKubernetesSerialization()
            .unmarshal(DEPLOYMENT.formatted(replicas, tag), GenericKubernetesResource.class);
    client.resource(object).forceConflicts().serverSideApply();
  }

  private Resource<Deployment> deployment() {
    return cluster.client().apps().deployments().inNamespace(NAMESPACE).withName("web");
  }

  private Deployment awaitRolledOut(int replicas) {
    return await(
        deployment(),
        now -> {
          var status = now.getStatus();
          return status != null
              && now.getMetadata().getGeneration().equals(status.getObservedGeneration())
              && Objects.equals(status.getReplicas(), replicas)
              && Objects.equals(status.getUpdatedReplicas(), replicas)
              && Objects.equals(status.getAvailableReplicas(), replicas);
        });
  }

  private List<Pod> pods() {
    return cluster.client().pods().inNamespace(NAMESPACE).withLabel("app", "web").list().getItems();
  }

  private static DeploymentCondition condition(Deployment deployment, String type) {
    return deployment.getStatus().getConditions().stream()
        .filter(condition -> condition.getType().equals(type))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void makesAReplicaSetAndPodsNamedAndLabelledAsKubernetesDoes() {
    apply(2, "1");
    var rolledOut = awaitRolledOut(2);

    var pod = pods().get(0);
    var hash = pod.getMetadata().getLabels().get("pod-template-hash");
    assertTrue(hash.matches("[bcdf-hj-np-tv-xz2456789]{8,10}"), hash);
    assertTrue(
        pod.getMetadata().getName().matches("web-" + hash + "-[a-z0-9]{5}"),
        pod.getMetadata().getName());
    var owner = pod.getMetadata().getOwnerReferences().get(0);
    assertEquals("ReplicaSet web-" + hash, owner.getKind() + " " + owner.getName());
    assertEquals(
        "1", rolledOut.getMetadata().getAnnotations().get("deployment.kubernetes.io/revision"));
    assertEquals("NewReplicaSetAvailable", condition(rolledOut, "Progressing").getReason());
    assertEquals("MinimumReplicasAvailable", condition(rolledOut, "Available").getReason());
  }

  @Test
  void scales() {
    apply(1, "1");
    awaitRolledOut(1);

    apply(3, "1");
    awaitRolledOut(3);
    assertEquals(3, pods().size());

    apply(1, "1");
    awaitRolledOut(1);
    assertEquals(1, pods().size());
  }

  @Test
  void replacesAPodThatSomebodyDeleted() {
    apply(1, "1");
    awaitRolledOut(1);
    var deleted = pods().get(0);

    cluster.client().resource(deleted).delete();

    awaitPods(
        pods ->
            pods.size() == 1
                && PodReadiness.isReady(pods.get(0))
                && !pods.get(0).getMetadata().getUid().equals(deleted.getMetadata().getUid()));
  }

  @Test
  void rollsOutANewTemplateAndBack() {
    apply(1, "1");
    awaitRolledOut(1);
    var first = pods().get(0).getMetadata().getLabels().get("pod-template-hash");

    apply(1, "2");
    await(deployment(), now -> "2".equals(revision(now)));
    awaitRolledOut(1);
    assertEquals("quay.io/team/web:2", pods().get(0).getSpec().getContainers().get(0).getImage());

    apply(1, "1");
    await(deployment(), now -> "3".equals(revision(now)));
    awaitRolledOut(1);
    assertEquals(first, pods().get(0).getMetadata().getLabels().get("pod-template-hash"));
    var sets = cluster.client().apps().replicaSets().inNamespace(NAMESPACE).list().getItems();
    assertEquals(2, sets.size());
  }

  private static String revision(Deployment deployment) {
    return deployment.getMetadata().getAnnotations() == null
        ? null
        : deployment.getMetadata().getAnnotations().get("deployment.kubernetes.io/revision");
  }

  @Test
  void keepsTheOldPodsAndSaysSoWhenTheNewDoNotStart() {
    apply(1, "1");
    awaitRolledOut(1);
    var serving = pods().get(0).getMetadata().getName();

    apply(1, "missing");
    var stuck =
        await(
            deployment(),
            now -> "ProgressDeadlineExceeded".equals(condition(now, "Progressing").getReason()));

    assertEquals("False", condition(stuck, "Progressing").getStatus());
    assertEquals("True", condition(stuck, "Available").getStatus());
    assertTrue(pods().stream().anyMatch(pod -> pod.getMetadata().getName().equals(serving)));
    assertEquals(2, pods().size());

    apply(1, "2");
    awaitRolledOut(1);
    awaitPods(
        pods ->
            pods.stream()
                .map(pod -> pod.getSpec().getContainers().get(0).getImage())
                .toList()
                .equals(List.of("quay.io/team/web:2")));
  }

  private void awaitPods(Predicate<List<Pod>> condition) {
    cluster
        .client()
        .pods()
        .inNamespace(NAMESPACE)
        .withLabel("app", "web")
        .informOnCondition(condition)
        .orTimeout(20, TimeUnit.SECONDS)
        .join();
  }

  @Test
  void takesReplicaSetsAndPodsAlong() {
    apply(1, "1");
    awaitRolledOut(1);
    var pod = pods().get(0);

    deployment().delete();

    awaitGone(cluster.client().resource(pod));
  }
}
