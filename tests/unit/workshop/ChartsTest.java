package workshop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page's values, rendered by Helm with the workshop's charts. */
@Tag("unit")
class ChartsTest {
  private static final String SIMPLE = "mlops-helmcharts/charts/model-deployment/simple";
  private static final String TRANSFORMER =
      "mlops-helmcharts/charts/model-deployment/music-transformer";

  private static final String JUKEBOX =
      """
      chart_path: charts/model-deployment/simple
      name: jukebox
      image_repository: quay.io
      image_namespace: rhoai-mlops
      version: \
      """;

  @TempDir Path folder;

  @Test
  void latestIsPulledWithTheWorkshopsSecret() throws IOException {
    var rendered = render(SIMPLE, JUKEBOX + "latest");

    assertContains(rendered, "storageUri: oci://quay.io/rhoai-mlops/jukebox:latest\n");
    assertContains(rendered, "name: quay-conn\ntype: kubernetes.io/dockerconfigjson\n");
    assertContains(rendered, "imagePullSecrets:\n      - name: quay-conn\n");
    assertContains(rendered, "name: kserve-logger-ca-bundle\n");
    assertContains(rendered, "kind: ServingRuntime\nmetadata:\n  name: jukebox\n");
  }

  @Test
  void otherVersionsAreNot() throws IOException {
    var rendered = render(SIMPLE, JUKEBOX + "\"1a2b3c4d5e\"");

    assertContains(rendered, "storageUri: oci://quay.io/rhoai-mlops/jukebox:1a2b3c4d5e\n");
    assertFalse(rendered.contains("quay-conn"), rendered);
  }

  @Test
  void aNumberAsVersionIsHelmsError() {
    var failure = assertThrows(IllegalStateException.class, () -> render(SIMPLE, JUKEBOX + "1.10"));

    assertContains(failure.getMessage(), "incompatible types for comparison");
  }

  @Test
  void noVersionIsHelmsError() {
    var failure = assertThrows(IllegalStateException.class, () -> render(SIMPLE, JUKEBOX));

    assertContains(failure.getMessage(), "mapping values are not allowed in this context");
  }

  @Test
  void transformerGetsItsShareOfTheRequests() throws IOException {
    var rendered = render(TRANSFORMER, JUKEBOX + "\"1a2b3c4d5e\"\ncanary: 20\n");

    assertContains(rendered, "canaryTrafficPercent: 20\n");
    assertContains(rendered, "image: quay.io/rhoai-mlops/music-transformer:1.0\n");
  }

  @Test
  void pageIsTheDeploymentThatPeopleLookFor() throws IOException {
    var rendered =
        render(
            "jukebox-ui/chart",
            """
            repo_url: https://gitea-gitea.apps.a.b/user1/jukebox-ui
            chart_path: chart
            model_endpoint: https://jukebox-user1-test.apps.a.b
            model_name: jukebox
            image: quay.io/rhoai-mlops/jukebox-ui:simple-1.2
            """);

    assertContains(rendered, "image: quay.io/rhoai-mlops/jukebox-ui:simple-1.2\n");
    assertContains(rendered, "value: \"https://jukebox-user1-test.apps.a.b\"\n");
    assertContains(rendered, "labels:\n        app.kubernetes.io/name: jukebox-ui\n");
    assertEquals(3, rendered.split("metadata:\n  name: jukebox-ui\n", -1).length - 1);
  }

  private String render(String chart, String values) throws IOException {
    var file = Files.writeString(folder.resolve("values.yaml"), values);
    return new Helm(WorkshopFolder.resolve("repositories").resolve(chart))
        .template()
        .withName("jukebox-test")
        .withValuesFile(file)
        .call();
  }

  private static void assertContains(String text, String part) {
    assertTrue(text.contains(part), text);
  }
}
