package rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import why.Inquiry;
import why.Scene;

@Tag("unit")
class ProbationTest {
  private static final Instant START = Instant.parse("2026-11-28T06:00:00Z");

  @Test
  void aContainerThatNobodyProbesHasToStayForAWhile() {
    var scene = scene(new Container(), running(START));

    assertEquals(
        Optional.of(new Probation("main of the pod app-1-x", START.plusSeconds(3))),
        Probation.of(scene, START.plusSeconds(2)));
    assertEquals(Optional.empty(), Probation.of(scene, START.plusSeconds(3)));
  }

  @Test
  void oneThatFailedHasToStayForLonger() {
    var failed = running(START);
    failed.setLastState(
        new ContainerStateBuilder().withNewTerminated().withExitCode(3).endTerminated().build());
    var scene = scene(new Container(), failed);

    assertEquals(
        START.plusSeconds(20), Probation.of(scene, START.plusSeconds(19)).orElseThrow().end());
    assertEquals(Optional.empty(), Probation.of(scene, START.plusSeconds(20)));
  }

  @Test
  void aReadinessProbeKnowsBetter() {
    var probed = new Container();
    probed.setReadinessProbe(new Probe());

    assertEquals(Optional.empty(), Probation.of(scene(probed, running(START)), START));
  }

  private static ContainerStatus running(Instant since) {
    return new ContainerStatusBuilder()
        .withName("main")
        .withNewState()
        .withNewRunning(since.toString())
        .endState()
        .build();
  }

  private static Scene scene(Container container, ContainerStatus status) {
    container.setName("main");
    var deployment =
        new DeploymentBuilder()
            .withNewMetadata()
            .withName("app")
            .withUid("deployment")
            .withGeneration(1L)
            .addToAnnotations("deployment.kubernetes.io/revision", "1")
            .endMetadata()
            .withNewStatus()
            .withObservedGeneration(1L)
            .endStatus()
            .build();
    var set =
        new ReplicaSetBuilder()
            .withNewMetadata()
            .withName("app-1")
            .withUid("set")
            .addToAnnotations("deployment.kubernetes.io/revision", "1")
            .addNewOwnerReference()
            .withUid("deployment")
            .endOwnerReference()
            .endMetadata()
            .build();
    var pod =
        new PodBuilder()
            .withNewMetadata()
            .withName("app-1-x")
            .addNewOwnerReference()
            .withUid("set")
            .endOwnerReference()
            .endMetadata()
            .withNewSpec()
            .withContainers(container)
            .endSpec()
            .withNewStatus()
            .withContainerStatuses(status)
            .endStatus()
            .build();
    return scene(deployment, set, pod);
  }

  private static Scene scene(Deployment deployment, ReplicaSet set, Pod pod) {
    return new Scene(
        Optional.empty(),
        Optional.of(managing(deployment)),
        "user1-test",
        List.of(),
        List.of(deployment),
        List.of(set),
        List.of(pod),
        List.of(),
        List.of(),
        Inquiry.NONE);
  }

  private static GenericKubernetesResource managing(HasMetadata object) {
    var application = new GenericKubernetesResource();
    var resource = Map.of("kind", object.getKind(), "name", object.getMetadata().getName());
    application.setAdditionalProperty("status", Map.of("resources", List.of(resource)));
    return application;
  }
}
