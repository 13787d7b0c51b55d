package embedded.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class DashboardPageTest {
  private static final String HOST = "rhods-dashboard-redhat-ods-applications.apps.localhost:8443";

  private PagesFixture fixture;
  private DashboardPage page;

  @BeforeEach
  void start() throws Exception {
    fixture = new PagesFixture();
    fixture.namespace("user1-test");
    page = new DashboardPage(fixture.client);
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  private void createModel(String status) {
    fixture.create(
        """
        apiVersion: serving.kserve.io/v1beta1
        kind: InferenceService
        metadata:
          name: jukebox
          namespace: user1-test
        spec:
          predictor:
            model:
              modelFormat: {name: onnx}
              storageUri: oci://registry.example:5000/user1/jukebox:1a2b3c4d5e
        status:
        %s
        """
            .formatted(status.indent(2)));
  }

  @Test
  void showsVersionStateAndAddressOfAModel() throws Exception {
    createModel(
        """
        url: https://jukebox-user1-test.apps.localhost:8443
        conditions:
          - type: Ready
            status: "True"
        """);

    var body = get("/projects/user1-test", "ko");

    assertContains(body, "<code>1a2b3c4d5e</code>");
    assertContains(body, "<span class=\"badge good\">실행 중</span>");
    assertContains(body, "<a href=\"//jukebox-user1-test.apps.localhost:8443\">");
    assertContains(body, "샌드박스의 OpenShift AI 대역");
  }

  @Test
  void saysWhyAModelIsNotReady() throws Exception {
    createModel(
        """
        conditions:
          - type: PredictorReady
            status: "False"
            message: ImagePullBackOff
          - type: Ready
            status: "False"
        """);

    var body = get("/projects/user1-test", "en");

    assertContains(body, "<span class=\"badge warn\">Not ready</span>");
    assertContains(body, "<strong>PredictorReady</strong> ImagePullBackOff");
  }

  @Test
  void showsWhereThePagesOfTheProjectAre() throws Exception {
    fixture.create(
        """
        apiVersion: route.openshift.io/v1
        kind: Route
        metadata:
          name: jukebox-ui
          namespace: user1-test
        spec:
          host: jukebox-ui-user1-test.apps.localhost:8443
          to: {kind: Service, name: jukebox-ui}
        """);

    var body = get("/projects/user1-test", "en");

    assertContains(body, "No models are deployed here yet.");
    assertContains(body, "<a href=\"//jukebox-ui-user1-test.apps.localhost:8443\">");
  }

  @Test
  void listsTheEnvironments() throws Exception {
    fixture.namespace("user1-toolings");

    var body = get("/projects", "en");

    assertContains(body, "<a href=\"/projects/user1-test\">user1-test</a>");
    assertFalse(body.contains("user1-toolings"), body);
  }

  @Test
  void anUnknownProjectIsNotFound() throws Exception {
    assertEquals(404, fixture.get(page, HOST, "/projects/user9-test", "en").statusCode());
  }

  private String get(String path, String language) throws Exception {
    return fixture.get(page, HOST, path, language).body();
  }

  private static void assertContains(String text, String part) {
    assertTrue(text.contains(part), text);
  }
}
