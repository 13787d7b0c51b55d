package embedded.serving;

import static embedded.workloads.TestCluster.NAMESPACE;
import static embedded.workloads.TestCluster.await;
import static embedded.workloads.TestCluster.awaitGone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import embedded.workloads.TestCluster;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * From an InferenceService to predictions, over the API, the registry and the workload controllers.
 */
@Tag("unit")
class PredictorRollOutTest {
  private static final String HOST = "song-user1-test.apps.localhost";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir Path directory;
  private TestCluster cluster;

  @BeforeEach
  void start() throws IOException {
    cluster = new TestCluster(directory);
    cluster.kubelet().register(new ModelCarCheck()).register(new ModelServerProgram());
    cluster
        .starting(
            new InferenceServiceController(
                cluster.client(), "apps.localhost:18443", NodeSize.AS_ASKED))
        .start();
    cluster.push("team/song", "1", "/models/1/model.onnx", model("sum"));
    cluster.client().resource(yaml(RUNTIME)).create();
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  @Test
  void servesTheModelOfItsModelCar() throws Exception {
    apply("oci://quay.io/team/song:1");
    var ready = await(service(), now -> "True".equals(condition(now, "Ready")));

    assertEquals("https://" + HOST + ":18443", ready.get("status", "url"));
    assertEquals(
        "UpToDate",
        await(service(), isUpToDate()).get("status", "modelStatus", "transitionStatus"));
    assertEquals(5.0, predict());
  }

  @Test
  void keepsTheOldModelUntilTheNewOneIsReady() throws Exception {
    apply("oci://quay.io/team/song:1");
    await(service(), isUpToDate());
    cluster.push("team/song", "2", "/models/1/model.onnx", model("product"));
    var stop = new AtomicBoolean();
    var failures = new AtomicInteger();
    var client = new Thread(() -> predictUntil(stop, failures));
    client.start();

    apply("oci://quay.io/team/song:2");
    await(deployment(), now -> sourceUri(now).endsWith(":2") && isRolledOut(now));

    awaitPrediction(6.0);
    stop.set(true);
    client.join();
    assertEquals(0, failures.get());
  }

  private void predictUntil(AtomicBoolean stop, AtomicInteger failures) {
    while (!stop.get()) {
      try {
        predict();
      } catch (Exception | AssertionError failed) {
        failed.printStackTrace();
        failures.incrementAndGet();
      }
    }
  }

  @Test
  void saysWhyAnImageCannotBePulledAndRecoversWhenItIsThere() throws Exception {
    apply("oci://quay.io/team/song:1");
    await(service(), isUpToDate());

    apply("oci://quay.io/team/song:3");
    var blocked =
        await(
            service(),
            now ->
                "BlockedByFailedLoad".equals(now.get("status", "modelStatus", "transitionStatus")));

    String message = blocked.get("status", "modelStatus", "lastFailureInfo", "message");
    assertTrue(message.contains("quay.io/team/song:3: not found"), message);
    assertEquals("Loaded", blocked.get("status", "modelStatus", "states", "activeModelState"));
    assertEquals("True", condition(blocked, "Ready"));
    assertEquals(5.0, predict());

    cluster.push("team/song", "3", "/models/1/model.onnx", model("product"));
    await(service(), isUpToDate());
    awaitPrediction(6.0);
  }

  @Test
  void tellsAboutABrokenModel() throws Exception {
    cluster.push("team/song", "4", "/models/1/model.onnx", new byte[] {1, 2, 3});
    apply("oci://quay.io/team/song:4");
    var blocked =
        await(
            service(),
            now ->
                "BlockedByFailedLoad".equals(now.get("status", "modelStatus", "transitionStatus")));
    String message = blocked.get("status", "modelStatus", "lastFailureInfo", "message");
    String pod = blocked.get("status", "modelStatus", "lastFailureInfo", "location");

    assertTrue(message.startsWith("CrashLoopBackOff: back-off"), message);
    assertEquals("False", condition(blocked, "Ready"));
    var log = cluster.kubelet().logs().log(NAMESPACE, pod, "kserve-container");
    assertTrue(log.contains("cannot load model.onnx"), log);
  }

  @Test
  void takesEverythingAlongWhenItIsDeleted() throws Exception {
    apply("oci://quay.io/team/song:1");
    await(service(), isUpToDate());

    service().delete();

    awaitGone(service());
    awaitGone(deployment());
    var pods = cluster.client().pods().inNamespace(NAMESPACE);
    for (var pod : pods.list().getItems()) {
      awaitGone(pods.resource(pod));
    }
    assertTrue(pods.list().getItems().isEmpty());
  }

  @Test
  void hasNoRouteUnlessItIsExposed() throws Exception {
    cluster
        .client()
        .resource(
            yaml(
                SERVICE.formatted("oci://quay.io/team/song:1").replace("exposed", "cluster-local")))
        .create();
    var ready = await(service(), isUpToDate());

    assertEquals("True", condition(ready, "Ready"));
    assertEquals("http://song-predictor.user1-test.svc.cluster.local", ready.get("status", "url"));
    assertFalse(cluster.routes().backend(HOST).isPresent());
  }

  @Test
  void saysThatTheRuntimeIsMissing() throws Exception {
    cluster.client().resource(yaml(RUNTIME)).delete();
    apply("oci://quay.io/team/song:1");
    var invalid =
        await(
            service(),
            now -> "InvalidSpec".equals(now.get("status", "modelStatus", "transitionStatus")));

    assertEquals(
        "RuntimeNotRecognized", invalid.get("status", "modelStatus", "lastFailureInfo", "reason"));
    assertFalse(cluster.routes().backend(HOST).isPresent());
  }

  private static Predicate<GenericKubernetesResource> isUpToDate() {
    return now ->
        "UpToDate".equals(now.get("status", "modelStatus", "transitionStatus"))
            && now.getMetadata().getGeneration().intValue()
                == (Integer) now.get("status", "observedGeneration");
  }

  private static boolean isRolledOut(Deployment now) {
    var status = now.getStatus();
    return status != null
        && status.getObservedGeneration() >= now.getMetadata().getGeneration()
        && Integer.valueOf(1).equals(status.getUpdatedReplicas())
        && Integer.valueOf(1).equals(status.getReplicas())
        && Integer.valueOf(1).equals(status.getAvailableReplicas());
  }

  private static String sourceUri(Deployment now) {
    return now.getSpec()
        .getTemplate()
        .getMetadata()
        .getAnnotations()
        .get(PredictorObjects.SOURCE_URI);
  }

  private static String condition(GenericKubernetesResource service, String type) {
    List<Map<String, Object>> conditions = service.get("status", "conditions");
    return conditions == null
        ? ""
        : conditions.stream()
            .filter(condition -> type.equals(condition.get("type")))
            .map(condition -> (String) condition.get("status"))
            .findFirst()
            .orElse("");
  }

  private Resource<GenericKubernetesResource> service() {
    return cluster
        .client()
        .genericKubernetesResources(ServingTypes.INFERENCE_SERVICE)
        .inNamespace(NAMESPACE)
        .withName("song");
  }

  private Resource<Deployment> deployment() {
    return cluster.client().apps().deployments().inNamespace(NAMESPACE).withName("song-predictor");
  }

  private void awaitPrediction(double expected) throws Exception {
    long end = System.nanoTime() + 5_000_000_000L;
    while (predict() != expected && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertEquals(expected, predict());
  }

  private double predict() throws Exception {
    var backend = cluster.routes().backend(HOST).orElseThrow();
    var request =
        HttpRequest.newBuilder(backend.resolve("/v2/models/song/infer"))
            .POST(HttpRequest.BodyPublishers.ofString(ModelServerTest.SUM_REQUEST))
            .build();
    var response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    assertEquals(200, response.statusCode(), response.body());
    return JsonMapper.shared().readTree(response.body()).at("/outputs/0/data/0").doubleValue();
  }

  private void apply(String storageUri) {
    cluster
        .client()
        .resource(yaml(SERVICE.formatted(storageUri)))
        .forceConflicts()
        .serverSideApply();
  }

  private GenericKubernetesResource yaml(String text) {
    return cluster
        .client()
        .getKubernetesSerialization()
        .unmarshal(text, GenericKubernetesResource.class);
  }

  static byte[] model(String name) throws IOException {
    return Files.readAllBytes(Path.of("tests/fixtures/models").resolve(name + ".onnx"));
  }

  private static final String RUNTIME =
      """
      apiVersion: serving.kserve.io/v1alpha1
      kind: ServingRuntime
      metadata:
        name: song
        namespace: user1-test
      spec:
        supportedModelFormats:
        - {name: onnx, version: "1"}
        containers:
        - name: kserve-container
          image: quay.io/modh/openvino_model_server@sha256:0000
          args: ["--model_name=song", "--port=8001", "--rest_port=8888", "--model_path=/mnt/models"]
          ports:
          - {containerPort: 8888, protocol: TCP}
      """;

  private static final String SERVICE =
      """
      apiVersion: serving.kserve.io/v1beta1
      kind: InferenceService
      metadata:
        name: song
        namespace: user1-test
        labels:
          networking.kserve.io/visibility: exposed
      spec:
        predictor:
          model:
            modelFormat: {name: onnx, version: "1"}
            runtime: song
            storageUri: %s
            resources:
              limits: {cpu: "2", memory: 4Gi}
      """;
}
