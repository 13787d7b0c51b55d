package embedded.workloads;

import static embedded.workloads.TestCluster.NAMESPACE;
import static embedded.workloads.TestCluster.await;
import static embedded.workloads.TestCluster.awaitGone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import embedded.controller.ObjectKey;
import embedded.registry.ImageContent;
import embedded.registry.ImageLayer;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.dsl.PodResource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class KubeletTest {
  private static final String IMAGE = "quay.io/team/greeting:1";

  @TempDir Path directory;
  private TestCluster cluster;
  private final GreetingProgram program = new GreetingProgram();

  @BeforeEach
  void start() throws IOException {
    cluster = new TestCluster(directory);
    cluster.kubelet().register(program);
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  private String pushGreeting(String tag, String content) throws IOException {
    var image =
        new ImageContent(
            List.of(new ImageLayer().file("/motd", content)),
            Map.of(ImageConfig.PROGRAM_LABEL, GreetingProgram.NAME),
            List.of());
    return cluster.push("team/greeting", tag, image);
  }

  private static ContainerBuilder container(String image) {
    return new ContainerBuilder().withName("main").withImage(image);
  }

  private PodResource run(String name, ContainerBuilder container) {
    var pod =
        new PodBuilder()
            .withNewMetadata()
            .withName(name)
            .withNamespace(NAMESPACE)
            .endMetadata()
            .withNewSpec()
            .withContainers(container.build())
            .endSpec()
            .build();
    cluster.client().resource(pod).create();
    return cluster.client().pods().inNamespace(NAMESPACE).withName(name);
  }

  private static ContainerStatus status(Pod pod) {
    return pod.getStatus().getContainerStatuses().get(0);
  }

  private static Predicate<Pod> waitingFor(String reason) {
    return pod ->
        !pod.getStatus().getContainerStatuses().isEmpty()
            && status(pod).getState().getWaiting() != null
            && reason.equals(status(pod).getState().getWaiting().getReason());
  }

  private Event awaitEvent(String reason, String text) {
    var events = cluster.client().v1().events().inNamespace(NAMESPACE);
    return events
        .informOnCondition(all -> find(all, reason, text).isPresent())
        .thenApply(all -> find(all, reason, text).orElseThrow())
        .orTimeout(20, TimeUnit.SECONDS)
        .join();
  }

  private static Optional<Event> find(List<Event> all, String reason, String text) {
    return all.stream()
        .filter(event -> event.getReason().equals(reason) && event.getMessage().contains(text))
        .findFirst();
  }

  @Test
  void runsAnImageThatItHasNoProgramFor() throws Exception {
    cluster.push("team/tool", "1", "/readme", new byte[] {1});
    var pod = await(run("tool", container("quay.io/team/tool:1")), PodReadiness::isReady);

    assertEquals("Running", pod.getStatus().getPhase());
    assertEquals("127.0.0.1", pod.getStatus().getPodIP());
    awaitEvent("Started", "Started container main");
  }

  @Test
  void startsTheProgramOfAnImageWithItsEnvironment() throws Exception {
    var digest = pushGreeting("1", "first");
    var variable = container(IMAGE).addNewEnv().withName("GREETING").withValue("moin").endEnv();
    var pod = await(run("greeter", variable), PodReadiness::isReady);

    assertEquals("quay.io/team/greeting@" + digest, status(pod).getImageID());
    var address = cluster.kubelet().addresses().of(ObjectKey.of(pod)).orElseThrow();
    try (var answer = address.toURL().openStream()) {
      assertEquals("moin", new String(answer.readAllBytes()));
    }
    assertEquals("about to say moin\n", cluster.kubelet().logs().log(NAMESPACE, "greeter", "main"));
  }

  @Test
  void saysThatAnImageIsNotFoundAndTriesAgain() throws Exception {
    var pod = run("greeter", container(IMAGE));
    var failed = await(pod, waitingFor("ErrImagePull"));

    assertTrue(
        status(failed)
            .getState()
            .getWaiting()
            .getMessage()
            .endsWith("failed to resolve reference \"" + IMAGE + "\": " + IMAGE + ": not found"));
    assertEquals("Pending", failed.getStatus().getPhase());
    assertEquals(
        "Warning", awaitEvent("Failed", "Failed to pull image \"" + IMAGE + "\": rpc").getType());
    await(pod, waitingFor("ImagePullBackOff"));
    awaitEvent("BackOff", "Back-off pulling image \"" + IMAGE + "\"");

    pushGreeting("1", "late");
    cluster.kubelet().retryNow();
    await(pod, PodReadiness::isReady);
  }

  @Test
  void restartsWhatDoesNotStart() throws Exception {
    pushGreeting("1", "first");
    var silent = container(IMAGE).addNewEnv().withName("GREETING").withValue("").endEnv();
    var pod =
        await(
            run("greeter", silent),
            now -> waitingFor("CrashLoopBackOff").test(now) && status(now).getRestartCount() > 1);

    assertEquals(1, status(pod).getLastState().getTerminated().getExitCode());
    assertTrue(
        cluster.kubelet().logs().log(NAMESPACE, "greeter", "main").endsWith("nothing to say\n"));
  }

  @Test
  void keepsWhatATagMeantUnlessItPullsAlways() throws Exception {
    var first = pushGreeting("1", "first");
    await(run("one", container(IMAGE)), PodReadiness::isReady);
    var second = pushGreeting("1", "second");

    var present = await(run("two", container(IMAGE)), PodReadiness::isReady);
    var always =
        await(run("three", container(IMAGE).withImagePullPolicy("Always")), PodReadiness::isReady);

    assertEquals("quay.io/team/greeting@" + first, status(present).getImageID());
    assertEquals("quay.io/team/greeting@" + second, status(always).getImageID());
  }

  @Test
  void isReadyWhenTheProbeIsAnswered() throws Exception {
    pushGreeting("1", "first");
    program.setHealthy(false);
    var probed =
        container(IMAGE)
            .withNewReadinessProbe()
            .withNewHttpGet()
            .withPath("/health")
            .withNewPort(3000)
            .endHttpGet()
            .endReadinessProbe();
    var pod = run("greeter", probed);
    var running = await(pod, now -> "Running".equals(now.getStatus().getPhase()));
    assertEquals(false, PodReadiness.isReady(running));

    program.setHealthy(true);
    await(pod, PodReadiness::isReady);
  }

  @Test
  void forgetsADeletedPod() throws Exception {
    pushGreeting("1", "first");
    var resource = run("greeter", container(IMAGE));
    var key = ObjectKey.of(await(resource, PodReadiness::isReady));

    resource.delete();
    awaitGone(resource);
    await(run("next", container(IMAGE)), PodReadiness::isReady);

    assertTrue(cluster.kubelet().addresses().of(key).isEmpty());
    assertEquals("", cluster.kubelet().logs().log(NAMESPACE, "greeter", "main"));
  }
}
