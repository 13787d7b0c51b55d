package embedded.argocd;

import static embedded.argocd.ArgoFixture.condition;
import static embedded.argocd.ArgoFixture.health;
import static embedded.argocd.ArgoFixture.sync;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The outcomes that were seen with a real Argo CD 3.2.11, one row per kind of content of a
 * config.yaml.
 */
@Tag("unit")
class SeenLiveTest {
  /**
   * @param folder below model-deployments/test; the Application is called as its last part
   * @param endOfError how the ComparisonError ends; empty where there must be none
   */
  record Row(String folder, String config, String sync, String endOfError) {
    String application() {
      return folder.substring(folder.lastIndexOf('/') + 1) + "-test";
    }

    @Override
    public String toString() {
      return folder + ": " + config.replace("\n", "\\n");
    }
  }

  @TempDir static Path directory;
  private static ArgoFixture argo;

  private static final String NO_PATH =
      "source 2 of 2: rpc error: code = Unknown desc = <no value>: app path does not exist";

  private static Row synced(String name, String config) {
    return new Row(name, withChart(name, config), "Synced", "");
  }

  private static Row unknown(String name, String config, String endOfError) {
    return new Row(name, withChart(name, config), "Unknown", endOfError);
  }

  private static String withChart(String name, String config) {
    return "chart_path: charts/model-deployment/simple\nname: %s\n%s\n".formatted(name, config);
  }

  private static Row incomparable(String name, String version, String type) {
    return unknown(
        name,
        "version: " + version,
        "error calling eq: incompatible types for comparison: " + type + " and string");
  }

  static List<Row> rows() {
    return List.of(
        new Row("empty", "---\n", "Unknown", NO_PATH),
        new Row("comment", "# to be filled\n", "Unknown", NO_PATH),
        new Row("strange", "unknown: key\n", "Unknown", NO_PATH),
        incomparable("decimal", "1.10", "float64"),
        incomparable("long", "12345678", "float64"),
        incomparable("exponent", "1e3", "float64"),
        incomparable("octal", "0123", "float64"),
        incomparable("hexadecimal", "0x1F", "float64"),
        incomparable("date", "20261124", "float64"),
        incomparable("yes", "yes", "bool"),
        incomparable("true", "true", "bool"),
        unknown("null", "version:", "mapping values are not allowed in this context"),
        unknown("blank", "version: ''", "mapping values are not allowed in this context"),
        synced("overflow", "version: 12e4567"),
        synced("quoted", "version: '1.10'"),
        synced("documents", "version: first\n---\nname: second"),
        synced("twice", "version: first\nversion: second"),
        new Row(
            "x/deep",
            withChart("deep", "version: v1"),
            "Unknown",
            "model-deployments/test/deep/config.yaml: no such file or directory"),
        new Row(
            "nochart",
            "chart_path: charts/none\n",
            "Unknown",
            "charts/none: app path does not exist"),
        unknown(
            "norepo",
            "repo_url: https://git/user1/none",
            "failed to list refs: authentication required: Unauthorized"),
        unknown("norevision", "target_revision: none", "unable to resolve 'none' to a commit SHA"));
  }

  @BeforeAll
  static void start() throws IOException {
    argo = new ArgoFixture(directory);
    for (var row : rows()) {
      argo.configure(row.folder(), row.config());
    }
    argo.applyApplicationSet();
  }

  @AfterAll
  static void stop() {
    argo.close();
  }

  static Stream<Row> each() {
    return rows().stream();
  }

  @ParameterizedTest
  @MethodSource("each")
  void hasTheOutcomeOfTheRealOne(Row row) {
    var application = argo.awaitApplication(row.application(), it -> sync(it).equals(row.sync()));

    var error = condition(application, "ComparisonError");
    if (row.endOfError().isEmpty()) {
      assertEquals("", error);
      assertEquals(2, Fields.list(application, "status", "sync", "revisions").size());
    } else {
      assertTrue(error.endsWith(row.endOfError()), error);
      assertEquals("Healthy", health(application));
      assertEquals(List.of(), Fields.list(application, "status", "sync", "revisions"));
    }
  }

  @Test
  void theFirstDocumentAndTheLastDuplicateCount() {
    argo.awaitApplication("documents-test", it -> sync(it).equals("Synced"));
    argo.awaitApplication("twice-test", it -> sync(it).equals("Synced"));

    assertEquals("oci://quay.io/rhoai-mlops/documents:first", storageUri("documents"));
    assertEquals("oci://quay.io/rhoai-mlops/twice:second", storageUri("twice"));
  }

  private static String storageUri(String name) {
    Map<String, Object> live = argo.objects.get(ArgoFixture.inferenceService(name)).orElseThrow();
    return Fields.text(live, "spec", "predictor", "model", "storageUri");
  }
}
