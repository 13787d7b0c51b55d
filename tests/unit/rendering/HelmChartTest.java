package rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class HelmChartTest {
  private static final String TEMPLATE =
      """
      apiVersion: serving.kserve.io/v1beta1
      kind: InferenceService
      metadata:
        name: {{ .Values.name }}
        namespace: {{ .Release.Namespace }}
        labels: {release: {{ .Release.Name }}, kube: {{ .Capabilities.KubeVersion.Version | quote }}}
      spec:
        replicas: {{ .Values.replicas }}
        secret: {{ eq .Values.version "latest" }}
        storageUri: oci://{{ .Values.image_repository | default "quay.io" }}/{{ .Values.name }}:{{ .Values.version }}
      """;

  @TempDir Path folder;

  private Path write(String path, String content) throws IOException {
    var file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  @BeforeEach
  void chart() throws IOException {
    write("chart/Chart.yaml", "apiVersion: v2\nname: simple\nversion: 1.0.0\n");
    write("chart/values.yaml", "name: model\nversion: latest\nreplicas: 1\n");
    write("chart/templates/inferenceservice.yaml", TEMPLATE);
  }

  private List<Map<String, Object>> render(Path... valuesFiles) {
    return new HelmChart(folder.resolve("chart"))
        .render("jukebox-test", "user1-test", List.of(valuesFiles), Map.of(), "1.34.4");
  }

  @Test
  void rendersWithTheValuesFilesInTheirOrder() throws IOException {
    var first = write("first.yaml", "name: jukebox\nversion: '1.10'\n");
    var second = write("second.yaml", "version: 12e4567\nreplicas: 2\n");

    assertEquals(
        List.of(
            GoYaml.firstDocument(
                """
                apiVersion: serving.kserve.io/v1beta1
                kind: InferenceService
                metadata:
                  name: jukebox
                  namespace: user1-test
                  labels: {release: jukebox-test, kube: v1.34.4}
                spec: {replicas: 2, secret: false, storageUri: 'oci://quay.io/jukebox:12e4567'}
                """)),
        render(first, second));
  }

  @Test
  void unquotedNumbersCannotBeComparedWithLatest() throws IOException {
    for (var version : List.of("1.10", "12345678", "1e3", "0123", "0x1F", "20261124")) {
      var values = write("values.yaml", "version: " + version);

      var failure = assertThrows(HelmFailure.class, () -> render(values), version);

      var cause = "error calling eq: incompatible types for comparison: float64 and string";
      assertTrue(failure.getMessage().contains(cause), failure.getMessage());
    }
  }

  @Test
  void customResourceDefinitionsComeFirst() throws IOException {
    write("chart/crds/crd.yaml", "kind: CustomResourceDefinition\nmetadata: {name: x}\n---\n");

    var kinds = render().stream().map(object -> object.get("kind")).toList();

    assertEquals(List.of("CustomResourceDefinition", "InferenceService"), kinds);
  }

  @Test
  void singleValuesWinOverFiles() throws IOException {
    var file = write("values.yaml", "name: other\n");

    var objects =
        new HelmChart(folder.resolve("chart"))
            .render("r", "n", List.of(file), Map.of("name", "mine"), "1.34.4");

    assertEquals("mine", ((Map<?, ?>) objects.get(0).get("metadata")).get("name"));
  }

  @Test
  void brokenYamlIsHelmsFailure() throws IOException {
    write("chart/templates/inferenceservice.yaml", "kind: X\nmetadata:\n  name: a:\n");

    var failure = assertThrows(HelmFailure.class, this::render);

    assertTrue(
        failure
            .getMessage()
            .startsWith(
                "YAML parse error on simple/templates/inferenceservice.yaml: error converting YAML"
                    + " to JSON: yaml: line 3: mapping values are not allowed in this context"),
        failure.getMessage());
  }

  @Test
  void listsAreTakenApart() {
    var objects =
        HelmChart.objects("kind: List\nitems: [{kind: A}, {kind: B}]\n---\n---\nkind: C\n");

    assertEquals(
        List.of("A", "B", "C"), objects.stream().map(object -> object.get("kind")).toList());
  }
}
