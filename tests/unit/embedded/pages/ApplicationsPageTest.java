package embedded.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ApplicationsPageTest {
  private static final String HOST = "argocd-server-user1-toolings.apps.localhost:8443";
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  private PagesFixture fixture;
  private ApplicationsPage page;

  @BeforeEach
  void start() throws Exception {
    fixture = new PagesFixture();
    fixture.namespace("user1-toolings");
    page = new ApplicationsPage(fixture.client);
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  private void createApplication(String name, String path, String status) {
    fixture.create(
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata:
          name: %s
          namespace: user1-toolings
        spec:
          project: jukebox-test-project
          destination:
            namespace: user1-test
            server: https://kubernetes.default.svc
          sources:
            - repoURL: https://gitea-gitea.apps.localhost:8443/user1/mlops-gitops.git
              targetRevision: main
              ref: app-values
            - repoURL: https://gitea-gitea.apps.localhost:8443/user1/mlops-helmcharts.git
              targetRevision: main
              path: %s
        status:
        %s
        """
            .formatted(name, path, status.indent(2)));
  }

  private void createDeployed() {
    createApplication(
        "jukebox-test",
        "charts/model-deployment/simple",
        """
        sync:
          status: Synced
          revisions: [%s, fedcba9876543210]
        health:
          status: Degraded
        conditions:
          - type: SharedResourceWarning
            message: ConfigMap/kserve-logger-ca-bundle is part of <two> applications
        operationState:
          phase: Failed
          message: one or more objects failed to apply
        resources:
          - kind: InferenceService
            name: jukebox
            namespace: user1-test
            status: Synced
            health:
              status: Degraded
        """
            .formatted(COMMIT));
  }

  @Test
  void listsTheApplicationsOfThisArgoCd() throws Exception {
    fixture.namespace("user2-toolings");
    createDeployed();

    var body = get("/applications", "en").body();

    assertContains(body, "<a href=\"/applications/user1-toolings/jukebox-test\">jukebox-test</a>");
    assertContains(body, "<span class=\"badge good\">Synced</span>");
    assertContains(body, "<span class=\"badge bad\">Degraded</span>");
    assertContains(body, "stand-in for Argo CD");
    var other = "argocd-server-user2-toolings.apps.localhost";
    assertFalse(fixture.get(page, other, "/applications", "en").body().contains("jukebox-test"));
  }

  @Test
  void showsWhatAnApplicationWasMadeFromAndWhatIsWrong() throws Exception {
    createDeployed();

    var body = get("/applications/user1-toolings/jukebox-test", "en").body();

    assertContains(
        body,
        "<a href=\"//gitea-gitea.apps.localhost:8443/user1/mlops-gitops/commit/"
            + COMMIT
            + "\">0123456789</a>");
    assertContains(body, "kserve-logger-ca-bundle is part of &lt;two&gt; applications");
    assertContains(body, "one or more objects failed to apply");
    assertContains(body, "<td>InferenceService</td><td>jukebox</td>");
    assertContains(
        body,
        "\"//rhods-dashboard-redhat-ods-applications.apps.localhost:8443/projects/user1-test\"");
  }

  @Test
  void anEmptyConfigIsNotConfiguredYet() throws Exception {
    createApplication("jukebox-ui-test", "<no value>", "sync: {status: Unknown}");

    var english = get("/applications", "en-US").body();
    assertContains(english, "Not configured yet");
    assertContains(english, "<article class=\"card tile quiet\">");
    assertContains(get("/applications", "ko-KR,ko;q=0.9").body(), "아직 설정되지 않았습니다");
  }

  @Test
  void saysWhyNothingIsGenerated() throws Exception {
    fixture.create(
        """
        apiVersion: argoproj.io/v1alpha1
        kind: ApplicationSet
        metadata:
          name: jukebox-test-appset
          namespace: user1-toolings
        spec: {}
        status:
          conditions:
            - type: ErrorOccurred
              status: "True"
              reason: ApplicationGenerationFromParamsError
              message: unable to parse file
        """);

    assertContains(get("/applications", "en").body(), "unable to parse file");
  }

  @Test
  void anUnknownApplicationIsNotFound() throws Exception {
    var response = get("/applications/user1-toolings/none", "en");

    assertEquals(404, response.statusCode());
    assertContains(response.body(), "user1-toolings/none does not exist (yet).");
  }

  @Test
  void theFrontDoorLeadsToTheList() throws Exception {
    var response = get("/", "en");

    assertEquals(302, response.statusCode());
    assertEquals("/applications", response.headers().firstValue("Location").orElse(""));
  }

  @Test
  void servesItsStyleAndItsScript() throws Exception {
    assertEquals(200, get("/theme.css", "en").statusCode());
    assertEquals(200, get("/pages.css", "en").statusCode());
    assertEquals(200, get("/refresh.js", "en").statusCode());
  }

  @Test
  void noRepositoryBecomesAScript() throws Exception {
    fixture.create(
        """
        apiVersion: argoproj.io/v1alpha1
        kind: Application
        metadata:
          name: evil
          namespace: user1-toolings
        spec:
          destination: {namespace: user1-test}
          source: {repoURL: "javascript:alert(1)", path: x}
        status:
          sync: {status: Synced, revision: abc}
        """);

    var body = get("/applications/user1-toolings/evil", "en").body();

    assertContains(body, "javascript:alert(1)");
    assertFalse(body.contains("href=\"javascript"), body);
  }

  private HttpResponse<String> get(String path, String language) throws Exception {
    return fixture.get(page, HOST, path, language);
  }

  private static void assertContains(String text, String part) {
    assertTrue(text.contains(part), text);
  }
}
