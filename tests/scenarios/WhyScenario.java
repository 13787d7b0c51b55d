import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.LimitRangeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Applications that cannot be deployed, each for a reason of its own: for each the script says the
 * right sentence long before the time is over. They are pushed in one commit and waited for at the
 * same time, because on a real cluster each takes seconds.
 */
abstract class WhyScenario extends OneSeatScenario {
  private static final int AT_A_TIME = 6;
  private static final String BASE = "quay.io/rhoai-mlops/jukebox:latest";

  private final TroubleChart chart;
  private final Map<String, Future<Typed>> typed = new ConcurrentHashMap<>();
  private final ExecutorService waits = Executors.newFixedThreadPool(AT_A_TIME);

  private String invalidModel;
  private String emptyModelcar;

  WhyScenario(WorkshopPlatform platform) {
    super(platform);
    this.chart = new TroubleChart(user);
  }

  @BeforeAll
  void pushAllAtOnce(@TempDir Path folder) throws Exception {
    limitProd();
    var broken = new BrokenModelcars(user, folder);
    invalidModel = broken.withInvalidModel();
    emptyModelcar = broken.withoutModel();
    terminal.type(new SetupAppsets()).succeeds();
    var files = new LinkedHashMap<>(chart.files());
    troubles().forEach(it -> files.put(it.file(), it.config()));
    var commit = new Colleague(user, folder.resolve("colleague")).push(files);
    troubles().forEach(it -> typed.put(it.name(), waits.submit(() -> await(it, commit))));
  }

  private Typed await(Trouble trouble, String commit) {
    return terminal.type(
        new AwaitApplication(),
        "--name",
        trouble.name(),
        "--env",
        trouble.environment(),
        "--commit",
        commit);
  }

  /** Nothing may run in prod, and nothing large. */
  private void limitProd() {
    var prod = user.namespace("prod");
    var none = Map.of("pods", new Quantity("0"));
    cluster
        .client()
        .resource(
            new ResourceQuotaBuilder()
                .withNewMetadata()
                .withName("compute")
                .withNamespace(prod)
                .endMetadata()
                .withNewSpec()
                .withHard(none)
                .endSpec()
                .build())
        .create();
    cluster
        .client()
        .resource(
            new LimitRangeBuilder()
                .withNewMetadata()
                .withName("compute")
                .withNamespace(prod)
                .endMetadata()
                .withNewSpec()
                .addNewLimit()
                .withType("Container")
                .addToMax("cpu", new Quantity("1"))
                .endLimit()
                .endSpec()
                .build())
        .create();
  }

  Stream<Trouble> troubles() {
    return Stream.of(git(), sync(), admission(), nodes(), containers(), models())
        .flatMap(List::stream);
  }

  private List<Trouble> git() {
    var simple = "chart_path: charts/model-deployment/simple\nname: one\nimage_namespace: x\n";
    var server = "https://" + user.gitServer() + "/" + user.name();
    return List.of(
        test("empty", "", "its config.yaml names no chart_path"),
        test("no-chart", "chart_path: charts/none\n", "no chart in the folder charts/none"),
        test(
            "no-repository",
            "chart_path: chart\nrepo_url: " + server + "/none\n",
            "the repository does not exist, or Argo CD may not read it"),
        test(
            "no-revision",
            "chart_path: charts/model-deployment/simple\ntarget_revision: none\n",
            "the repository has no branch, tag or commit none"),
        test("number", simple + "version: 1234567890\n", "put quotes", "incompatible types"),
        test("no-value", simple + "version:\n", "the chart makes no valid YAML"));
  }

  private List<Trouble> sync() {
    return List.of(
        test(
            "no-kind",
            chart.config("apiVersion: example.com/v1\nkind: Nothing\nmetadata: {name: no-kind}"),
            "the cluster does not know"),
        test(
            "invalid",
            chart.config("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: Not_A_Name}"),
            "the API refuses a manifest",
            "Not_A_Name"));
  }

  private List<Trouble> admission() {
    var small = "{containers: [{name: main, image: IMAGE, resources: {limits: {cpu: 100m}}}]}";
    var large = "{containers: [{name: main, image: IMAGE, resources: {limits: {cpu: 2}}}]}";
    return List.of(
        Trouble.in("prod", "over-quota", pod("over-quota", small), "the quota compute leaves no"),
        Trouble.in(
            "prod",
            "over-limit",
            pod("over-limit", large),
            "LimitRange allows a maximum of 1 cpu, but the limit is 2"),
        test(
            "no-account",
            pod(
                "no-account",
                "{serviceAccountName: nobody, containers: [{name: main, image: IMAGE}]}"),
            "the ServiceAccount nobody that the pod runs as does not exist"));
  }

  private List<Trouble> nodes() {
    var huge =
        "{containers: [{name: main, image: IMAGE, resources: {requests: {cpu: 100, memory:"
            + " 400Gi}}}]}";
    return List.of(
        test("no-room", pod("no-room", huge), "no node has 100 CPU and 400 GiB free"),
        test(
            "no-label",
            pod(
                "no-label",
                "{nodeSelector: {gpu: 'yes'}, containers: [{name: main, image: IMAGE}]}"),
            "no node has the labels that it asks for"));
  }

  private List<Trouble> containers() {
    return List.of(
        test(
            "no-image",
            pod("no-image", "{containers: [{name: main, image: 'quay.io/rhoai-mlops/none:1'}]}"),
            "the image quay.io/rhoai-mlops/none:1",
            "it does not exist"),
        test(
            "bad-image",
            pod("bad-image", "{containers: [{name: main, image: 'quay.io/Rhoai/None:1'}]}"),
            "its name is no valid name of an image"),
        test(
            "no-secret",
            pod(
                "no-secret",
                "{containers: [{name: main, image: IMAGE, env: [{name: X, valueFrom: {secretKeyRef:"
                    + " {name: none, key: x}}}]}]}"),
            "the secret none that it needs does not exist"),
        test(
            "no-volume",
            pod(
                "no-volume",
                "{containers: [{name: main, image: IMAGE, volumeMounts: [{name: v, mountPath:"
                    + " /v}]}], volumes: [{name: v, configMap: {name: none}}]}"),
            "the configmap none that it needs does not exist"));
  }

  private List<Trouble> models() {
    var onnx = "{model: {modelFormat: {name: onnx}, storageUri: 'oci://IMAGE'}}";
    return List.of(
        test(
            "no-runtime",
            chart.model("no-runtime", onnx.replace("{model: {", "{model: {runtime: none, ")),
            "it names a ServingRuntime that does not exist"),
        test(
            "no-format",
            chart.model("no-format", onnx.replace("name: onnx", "name: sklearn")),
            "no ServingRuntime of the namespace serves this model format"),
        test(
            "no-uri",
            chart.model("no-uri", onnx.replace("oci://IMAGE", "s3://bucket/model")),
            "its storageUri is none that KServe can use"),
        test(
            "no-modelcar",
            chart.model("no-modelcar", onnx.replace("IMAGE", "quay.io/rhoai-mlops/none:2")),
            "quay.io/rhoai-mlops/none:2",
            "it does not exist"),
        test(
            "empty-modelcar",
            chart.model("empty-modelcar", onnx.replace("IMAGE", emptyModelcar)),
            "the image holds no model"),
        test(
            "invalid-model",
            chart.model("invalid-model", onnx.replace("IMAGE", invalidModel)),
            "the model server cannot load the model"));
  }

  private static Trouble test(String name, String config, String... words) {
    return Trouble.in("test", name, config, words);
  }

  String pod(String name, String spec) {
    return chart.pod(name, spec.replace("IMAGE", BASE));
  }

  WorkshopParticipant user() {
    return user;
  }

  @ParameterizedTest
  @MethodSource("troubles")
  void saysWhy(Trouble trouble) throws Exception {
    var ended = typed.get(trouble.name()).get();
    assertEquals(1, ended.exitCode(), ended::toString);
    var said = String.join("\n", ended.sentences()) + nextOf(ended);
    for (var word : trouble.words()) {
      assertTrue(said.contains(word), () -> "no '" + word + "' in: " + ended);
    }
  }

  private static String nextOf(Typed ended) {
    return ended
        .err()
        .lines()
        .filter(it -> it.startsWith("  next: "))
        .reduce("", (one, other) -> one + other);
  }

  @AfterAll
  void stopWaiting() {
    waits.shutdownNow();
  }
}
