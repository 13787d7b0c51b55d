package embedded.argocd;

import static embedded.argocd.ArgoFixture.condition;
import static embedded.argocd.ArgoFixture.health;
import static embedded.argocd.ArgoFixture.inferenceService;
import static embedded.argocd.ArgoFixture.sync;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rendering.Fields;
import rendering.ObjectRef;
import rendering.WantedObjects;

@Tag("unit")
class ApplicationControllerTest {
  private static final String LABEL = WantedObjects.INSTANCE_LABEL;

  private static final String CONFIG =
      """
      chart_path: charts/model-deployment/simple
      name: jukebox
      version: '1.0'
      """;

  @TempDir Path folder;
  private ArgoFixture argo;

  @BeforeEach
  void start() throws IOException {
    argo = new ArgoFixture(folder);
  }

  @AfterEach
  void stop() {
    argo.close();
  }

  private static String storageUri(Map<String, Object> inferenceService) {
    return Fields.text(inferenceService, "spec", "predictor", "model", "storageUri");
  }

  @Test
  void deploysWhatGitSays() {
    var commit = argo.configure("jukebox", CONFIG);
    argo.applyApplicationSet();

    var application = argo.awaitApplication("jukebox-test", it -> sync(it).equals("Synced"));

    assertEquals(commit, Fields.texts(application, "status", "sync", "revisions").get(0));
    assertEquals(
        Fields.value(application, "spec", "sources"),
        Fields.value(application, "status", "sync", "comparedTo", "sources"));
    assertEquals("Succeeded", Fields.text(application, "status", "operationState", "phase"));
    assertEquals("Progressing", health(application));
    assertEquals(List.of(), Fields.list(application, "status", "conditions"));
    var live = argo.objects.get(inferenceService("jukebox")).orElseThrow();
    assertEquals("oci://quay.io/rhoai-mlops/jukebox:1.0", storageUri(live));
    assertEquals("jukebox-test", Comparer.instance(live));
  }

  @Test
  void aRefreshBringsTheNewCommitIntoTheLiveObject() {
    argo.configure("jukebox", CONFIG);
    argo.applyApplicationSet();
    argo.awaitApplication("jukebox-test", it -> sync(it).equals("Synced"));

    var commit = argo.configure("jukebox", CONFIG.replace("1.0", "2.0"));
    argo.refresh("jukebox-test");
    argo.awaitObject(inferenceService("jukebox"), it -> storageUri(it).endsWith(":2.0"));

    var application =
        argo.awaitApplication(
            "jukebox-test",
            it -> Fields.value(it, "metadata", "annotations", ArgoTypes.REFRESH) == null);
    assertEquals(commit, Fields.texts(application, "status", "sync", "revisions").get(0));
    assertEquals("Synced", sync(application));
    assertEquals(2, Fields.list(application, "status", "history").size());
  }

  @Test
  void healsObjectsOfTheCoreGroupToo() {
    argo.configure("jukebox", CONFIG);
    argo.applyApplicationSet();
    argo.awaitApplication("jukebox-test", it -> sync(it).equals("Synced"));

    var bundle = new ObjectRef("v1", "ConfigMap", ArgoFixture.TEST, "jukebox-ca-bundle");
    argo.objects.patch(bundle, Map.of("metadata", Map.of("labels", Map.of(LABEL, "other"))));
    argo.awaitObject(bundle, it -> Comparer.instance(it).equals("jukebox-test"));
  }

  @Test
  void healsWhatWasChangedByHand() {
    argo.configure("jukebox", CONFIG);
    argo.applyApplicationSet();
    argo.awaitApplication("jukebox-test", it -> sync(it).equals("Synced"));

    argo.objects.patch(
        inferenceService("jukebox"),
        Map.of("spec", Map.of("predictor", Map.of("model", Map.of("storageUri", "oci://other")))));
    argo.awaitObject(inferenceService("jukebox"), it -> storageUri(it).endsWith("jukebox:1.0"));

    argo.objects.delete(inferenceService("jukebox"));
    argo.awaitObject(inferenceService("jukebox"), it -> storageUri(it).endsWith("jukebox:1.0"));
  }

  @Test
  void whatTheServerOrOthersAddIsNotADifference() {
    argo.configure("jukebox", CONFIG);
    argo.applyApplicationSet();
    argo.awaitApplication("jukebox-test", it -> sync(it).equals("Synced"));

    argo.objects.patch(
        inferenceService("jukebox"), Map.of("spec", Map.of("predictor", Map.of("maxReplicas", 3))));
    argo.refresh("jukebox-test");

    var application =
        argo.awaitApplication(
            "jukebox-test",
            it -> Fields.value(it, "metadata", "annotations", ArgoTypes.REFRESH) == null);
    assertEquals("Synced", sync(application));
    assertEquals(1, Fields.list(application, "status", "history").size());
  }

  @Test
  void healthFollowsTheObjects() {
    argo.configure("jukebox", CONFIG);
    argo.applyApplicationSet();
    argo.awaitApplication("jukebox-test", it -> health(it).equals("Progressing"));

    setReady("True");
    argo.awaitApplication("jukebox-test", it -> health(it).equals("Healthy"));
    setReady("False");
    argo.awaitApplication("jukebox-test", it -> health(it).equals("Degraded"));
  }

  private void setReady(String status) {
    var conditions =
        List.of("IngressReady", "PredictorReady", "Ready").stream()
            .map(type -> Map.of("type", type, "status", status))
            .toList();
    argo.objects.patchStatus(inferenceService("jukebox"), Map.of("conditions", conditions));
  }

  @Test
  void objectsThatLeaveTheChartStay() {
    argo.configure("jukebox", CONFIG);
    argo.applyApplicationSet();
    argo.awaitApplication("jukebox-test", it -> sync(it).equals("Synced"));

    argo.git.remove("mlops-helmcharts", "charts/model-deployment/simple/templates/configmap.yaml");
    argo.refresh("jukebox-test");

    var application = argo.awaitApplication("jukebox-test", it -> sync(it).equals("OutOfSync"));
    var extra =
        Fields.maps(application, "status", "resources").stream()
            .filter(it -> Fields.isTrue(it, "requiresPruning"))
            .toList();
    assertEquals(1, extra.size());
    assertEquals("ConfigMap", Fields.text(extra.get(0), "kind"));
    assertTrue(argo.objects.get(ObjectRef.ofStatus(extra.get(0))).isPresent());
  }

  @Test
  void waitsForAMissingNamespace() {
    argo.client().namespaces().withName(ArgoFixture.TEST).delete();
    argo.awaitGone(new ObjectRef("v1", "Namespace", "", ArgoFixture.TEST));
    argo.configure("jukebox", CONFIG);
    argo.applyApplicationSet();

    var application =
        argo.awaitApplication(
            "jukebox-test", it -> !Fields.map(it, "status", "operationState").isEmpty());

    var message = Fields.text(application, "status", "operationState", "message");
    assertTrue(
        message.matches(
            "one or more objects failed to apply, reason: namespaces \"user1-test\" not found\\."
                + " Retrying attempt #1 at \\d+:\\d\\d[AP]M\\."),
        message);
    assertEquals("Running", Fields.text(application, "status", "operationState", "phase"));
    assertEquals("OutOfSync", sync(application));
    assertEquals("Missing", health(application));

    argo.cluster.createNamespace(ArgoFixture.TEST);
    argo.awaitApplication("jukebox-test", it -> sync(it).equals("Synced"));
  }

  @Test
  void aMissingProjectIsInvalid() {
    argo.apply(
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: {name: alone, namespace: user1-toolings}
        spec:
          project: none
          destination: {namespace: user1-test, server: https://kubernetes.default.svc}
          source: {repoURL: https://git/user1/mlops-helmcharts.git, path: charts/model-deployment/simple}
        """);

    var application =
        argo.awaitApplication("alone", it -> !condition(it, "InvalidSpecError").isEmpty());

    assertEquals(
        "Application referencing project none which does not exist",
        condition(application, "InvalidSpecError"));
    assertEquals("Unknown", sync(application));
    assertEquals("Unknown", health(application));
  }

  @Test
  void syncsASingleSourceWhenAskedTo() {
    argo.apply(
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata: {name: alone, namespace: user1-toolings}
        spec:
          project: jukebox-test-project
          destination: {namespace: user1-test, server: https://kubernetes.default.svc}
          source: {repoURL: https://git/user1/mlops-helmcharts.git, path: charts/model-deployment/simple}
        """);
    argo.awaitApplication("alone", it -> sync(it).equals("OutOfSync"));

    argo.objects.patch(
        ArgoTypes.application(ArgoFixture.TOOLINGS, "alone"),
        Map.of("operation", Map.of("sync", Map.of())));

    var application = argo.awaitApplication("alone", it -> sync(it).equals("Synced"));
    assertEquals("Helm", Fields.text(application, "status", "sourceType"));
    assertEquals(40, Fields.text(application, "status", "sync", "revision").length());
    argo.awaitApplication("alone", it -> Fields.map(it, "operation").isEmpty());
  }

  @Test
  void twoApplicationsWithTheSameObjectsAreNeverBothSynced() {
    argo.configure("jukebox", CONFIG);
    argo.configure("other", CONFIG);
    argo.applyApplicationSet();

    var first =
        argo.awaitApplication(
            "jukebox-test", it -> !condition(it, "SharedResourceWarning").isEmpty());
    var second =
        argo.awaitApplication(
            "other-test", it -> !condition(it, "SharedResourceWarning").isEmpty());

    assertTrue(
        condition(first, "SharedResourceWarning")
            .endsWith("is part of applications user1-toolings/jukebox-test and other-test"),
        condition(first, "SharedResourceWarning"));
    assertTrue(
        condition(second, "SharedResourceWarning")
            .endsWith("is part of applications user1-toolings/other-test and jukebox-test"),
        condition(second, "SharedResourceWarning"));
  }
}
