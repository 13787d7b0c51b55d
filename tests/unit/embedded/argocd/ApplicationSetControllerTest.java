package embedded.argocd;

import static embedded.argocd.ArgoFixture.condition;
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

@Tag("unit")
class ApplicationSetControllerTest {
  private static final String CONFIG =
      "chart_path: charts/model-deployment/simple\nname: jukebox\nversion: '1.0'\n";

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

  private static String status(Map<String, Object> applicationSet, String type) {
    return Fields.maps(applicationSet, "status", "conditions").stream()
        .filter(it -> Fields.text(it, "type").equals(type))
        .map(it -> Fields.text(it, "status") + " " + Fields.text(it, "reason"))
        .findFirst()
        .orElse("");
  }

  private static boolean isRefreshed(Map<String, Object> applicationSet) {
    return Fields.value(
            applicationSet, "metadata", "annotations", ArgoTypes.APPLICATION_SET_REFRESH)
        == null;
  }

  private boolean exists(String application) {
    return argo.objects.get(ArgoTypes.application(ArgoFixture.TOOLINGS, application)).isPresent();
  }

  @Test
  void makesAnApplicationForEachFile() {
    argo.configure("jukebox", CONFIG);
    argo.configure("jukebox-ui", "---\n");
    argo.applyApplicationSet();

    var set = argo.awaitApplicationSet(it -> !status(it, "ErrorOccurred").isEmpty());

    assertEquals("False ApplicationSetUpToDate", status(set, "ErrorOccurred"));
    assertEquals("True ParametersGenerated", status(set, "ParametersGenerated"));
    assertEquals("True ApplicationSetUpToDate", status(set, "ResourcesUpToDate"));
    var application =
        argo.objects.get(ArgoTypes.application(ArgoFixture.TOOLINGS, "jukebox-ui-test"));
    var owner = Fields.maps(application.orElseThrow(), "metadata", "ownerReferences").get(0);
    assertEquals("jukebox-test-appset", Fields.text(owner, "name"));
    assertTrue(exists("jukebox-test"));
  }

  @Test
  void aRefreshSeesNewFilesAndRemovedOnes() {
    argo.configure("jukebox", CONFIG);
    argo.applyApplicationSet();
    argo.awaitApplication("jukebox-test", it -> sync(it).equals("Synced"));

    argo.git.remove("mlops-gitops", "model-deployments/test/jukebox/config.yaml");
    argo.configure("other", CONFIG.replace("name: jukebox", "name: other"));
    argo.refreshApplicationSet("1");

    argo.awaitApplicationSet(ApplicationSetControllerTest::isRefreshed);
    argo.awaitGone(ArgoTypes.application(ArgoFixture.TOOLINGS, "jukebox-test"));
    argo.awaitGone(inferenceService("jukebox"));
    argo.awaitApplication("other-test", it -> sync(it).equals("Synced"));
  }

  @Test
  void aChangedChartPathReachesTheApplication() {
    argo.configure("jukebox", CONFIG);
    argo.applyApplicationSet();
    argo.awaitApplication("jukebox-test", it -> sync(it).equals("Synced"));

    argo.configure("jukebox", CONFIG.replace("simple", "none"));
    argo.refreshApplicationSet("1");

    argo.awaitApplication(
        "jukebox-test",
        it -> condition(it, "ComparisonError").endsWith("none: app path does not exist"));
  }

  @Test
  void aNewCommitIsNotSeenWithoutARefresh() {
    argo.configure("jukebox", CONFIG);
    argo.applyApplicationSet();
    argo.awaitApplication("jukebox-test", it -> sync(it).equals("Synced"));

    argo.configure("other", CONFIG.replace("name: jukebox", "name: other"));
    argo.configure("jukebox", CONFIG.replace("1.0", "2.0"));
    argo.refresh("jukebox-test");

    argo.awaitObject(
        inferenceService("jukebox"),
        it -> Fields.text(it, "spec", "predictor", "model", "storageUri").endsWith(":2.0"));
    assertEquals(false, exists("other-test"));
  }

  @Test
  void oneFileThatIsNotYamlStopsAllUntilItIsMended() {
    argo.configure("jukebox", CONFIG);
    argo.configure("broken", "just text");
    argo.applyApplicationSet();

    var set = argo.awaitApplicationSet(it -> status(it, "ErrorOccurred").startsWith("True"));
    assertEquals("True ApplicationGenerationFromParamsError", status(set, "ErrorOccurred"));
    assertEquals("False ErrorOccurred", status(set, "ParametersGenerated"));
    assertTrue(
        condition(set, "ErrorOccurred")
            .contains(
                "unable to process file 'model-deployments/test/broken/config.yaml': unable to"
                    + " parse file: "),
        condition(set, "ErrorOccurred"));
    assertEquals(false, exists("jukebox-test"));

    argo.configure("broken", "---\n");
    argo.refreshApplicationSet("1");
    set = argo.awaitApplicationSet(ApplicationSetControllerTest::isRefreshed);
    assertEquals("False ApplicationSetUpToDate", status(set, "ErrorOccurred"));
    assertTrue(exists("jukebox-test"));
  }

  @Test
  void theRefreshAnnotationStaysWhileThereIsAnError() {
    argo.configure("broken", "42");
    argo.applyApplicationSet();
    argo.awaitApplicationSet(it -> status(it, "ErrorOccurred").startsWith("True"));

    argo.configure("broken", "a: [1");
    argo.refreshApplicationSet("1");

    var set = argo.awaitApplicationSet(it -> condition(it, "ErrorOccurred").contains("','"));
    assertEquals(false, isRefreshed(set));
  }

  @Test
  void anImpossibleNameDoesNotStopTheOthers() {
    argo.configure("C_Upper", CONFIG);
    argo.configure("jukebox", CONFIG);
    argo.applyApplicationSet();

    var set = argo.awaitApplicationSet(it -> status(it, "ErrorOccurred").startsWith("True"));

    assertEquals("True UpdateApplicationError", status(set, "ErrorOccurred"));
    assertEquals("True ParametersGenerated", status(set, "ParametersGenerated"));
    assertTrue(
        condition(set, "ErrorOccurred")
            .startsWith("Application.argoproj.io \"C_Upper-test\" is invalid: metadata.name"),
        condition(set, "ErrorOccurred"));
    assertTrue(exists("jukebox-test"));
  }

  @Test
  void changesByHandAreUndoneButAnnotationsOfOthersStay() {
    argo.configure("jukebox", CONFIG);
    argo.applyApplicationSet();
    argo.awaitApplication("jukebox-test", it -> sync(it).equals("Synced"));
    var ref = ArgoTypes.application(ArgoFixture.TOOLINGS, "jukebox-test");

    argo.objects.patch(
        ref,
        Map.of(
            "metadata", Map.of("annotations", Map.of("notified.notifications.argoproj.io", "x")),
            "spec", Map.of("project", "other")));

    var application =
        argo.awaitObject(
            ref, it -> Fields.text(it, "spec", "project").equals("jukebox-test-project"));
    assertEquals(
        "x",
        Fields.text(application, "metadata", "annotations", "notified.notifications.argoproj.io"));
    assertEquals(
        List.of("resources-finalizer.argocd.argoproj.io"),
        Fields.texts(application, "metadata", "finalizers"));
  }
}
