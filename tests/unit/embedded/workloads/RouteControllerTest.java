package embedded.workloads;

import static embedded.workloads.TestCluster.NAMESPACE;
import static embedded.workloads.TestCluster.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import embedded.controller.ObjectKey;
import embedded.registry.ImageContent;
import embedded.registry.ImageLayer;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class RouteControllerTest {
  private static final String HOST = "web-user1-test.apps.localhost";

  private static final String SERVICE =
      """
      apiVersion: v1
      kind: Service
      metadata: {name: web, namespace: user1-test}
      spec:
        selector: {app: web}
        ports: [{port: 80, targetPort: 3000}]
      """;

  private static final String ROUTE =
      """
      apiVersion: route.openshift.io/v1
      kind: Route
      metadata: {name: web, namespace: user1-test}
      spec:
        to: {kind: Service, name: web}
        tls: {termination: edge}
      """;

  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: %s
        namespace: user1-test
        labels: {app: web}
      spec:
        containers:
        - name: main
          image: quay.io/team/greeting:1
          readinessProbe:
            httpGet: {path: /health, port: 3000}
      """;

  @TempDir Path directory;
  private TestCluster cluster;
  private final GreetingProgram program = new GreetingProgram();

  @BeforeEach
  void start() throws IOException {
    cluster = new TestCluster(directory);
    cluster.kubelet().register(program);
    cluster.push(
        "team/greeting",
        "1",
        new ImageContent(
            List.of(new ImageLayer().file("/motd", "hello")),
            Map.of(ImageConfig.PROGRAM_LABEL, GreetingProgram.NAME),
            List.of()));
    create(SERVICE);
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  private void create(String yaml) {
    var client = cluster.client();
    var object =
        client.getKubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class);
    client.resource(object).create();
  }

  private Resource<GenericKubernetesResource> route() {
    return cluster
        .client()
        .genericKubernetesResources(Routes.TYPE)
        .inNamespace(NAMESPACE)
        .withName("web");
  }

  private Resource<Pod> pod(String name) {
    return cluster.client().pods().inNamespace(NAMESPACE).withName(name);
  }

  private URI address(String pod) {
    return cluster.kubelet().addresses().of(new ObjectKey(NAMESPACE, pod)).orElseThrow();
  }

  /** Waits for the router; it publishes to the table of this JVM, of which there is no event. */
  private void awaitBackend(Predicate<Optional<URI>> condition) {
    long end = System.nanoTime() + 10_000_000_000L;
    while (!condition.test(cluster.routes().backend(HOST)) && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    var backend = cluster.routes().backend(HOST);
    assertTrue(condition.test(backend), "backend is " + backend);
  }

  @Test
  void givesARouteAHostAndAdmitsIt() {
    create(ROUTE);
    var admitted = await(route(), now -> now.get("status", "ingress") != null);

    assertEquals(HOST, admitted.get("spec", "host"));
    List<Map<String, Object>> ingress = admitted.get("status", "ingress");
    assertEquals(HOST, ingress.get(0).get("host"));
    assertTrue(ingress.get(0).get("conditions").toString().contains("type=Admitted"));
  }

  @Test
  void leadsToAPodOnlyWhileItIsReady() {
    program.setHealthy(false);
    create(ROUTE);
    create(POD.formatted("one"));
    await(
        pod("one"), now -> now.getStatus() != null && "Running".equals(now.getStatus().getPhase()));
    awaitBackend(Optional::isEmpty);

    program.setHealthy(true);
    awaitBackend(Optional::isPresent);
    assertEquals(Optional.of(address("one")), cluster.routes().backend(HOST));

    pod("one").delete();
    awaitBackend(Optional::isEmpty);
  }

  @Test
  void switchesToAnotherPodWhenOneGoes() {
    create(ROUTE);
    create(POD.formatted("one"));
    create(POD.formatted("two"));
    await(pod("one"), PodReadiness::isReady);
    await(pod("two"), PodReadiness::isReady);
    awaitBackend(Optional::isPresent);

    pod("two").delete();

    awaitBackend(backend -> backend.equals(Optional.of(address("one"))));
  }

  @Test
  void withdrawsTheHostOfADeletedRoute() {
    create(ROUTE);
    create(POD.formatted("one"));
    awaitBackend(Optional::isPresent);

    route().delete();

    awaitBackend(Optional::isEmpty);
  }
}
