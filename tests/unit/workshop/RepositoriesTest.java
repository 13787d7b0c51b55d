package workshop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gitops.AppsetFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The shape that the page and the scripts rely on. */
@Tag("unit")
class RepositoriesTest {
  @ParameterizedTest
  @CsvSource({
    "test, jukebox-test, model-deployments/test/**/config.yaml",
    "prod, jukebox-prod, model-deployments/prod/**/config.yaml",
    "toolings, toolings, toolings/*/config.yaml"
  })
  void eachEnvironmentHasAProjectAndAnApplicationSet(String environment, String name, String path)
      throws IOException {
    var documents = documents("mlops-gitops/appset-" + environment + ".yaml");

    assertEquals(List.of("AppProject", "ApplicationSet"), at(documents, "kind"));
    assertEquals(List.of(name + "-project", name + "-appset"), at(documents, "metadata", "name"));
    assertTrue(documents.get(1).toString().contains("path=" + path), documents.get(1).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"test", "prod", "toolings"})
  void placeholdersAreThereUntilTheyAreFilled(String environment) throws IOException {
    var name = "appset-" + environment + ".yaml";
    var text = Files.readString(repository("mlops-gitops").resolve(name));

    var filled = new AppsetFile(name, text).filled("user1", "apps.a.b", "gitea-gitea.apps.a.b");

    assertTrue(text.contains("https://gitea-gitea.CLUSTER_DOMAIN/USER_NAME/mlops-gitops.git"));
    assertTrue(text.contains("namespace: USER_NAME-" + environment));
    assertEquals(
        text.replace("CLUSTER_DOMAIN", "apps.a.b").replace("USER_NAME", "user1"), filled.text());
  }

  @Test
  void modelsAndPagesAreNotConfiguredYet() throws IOException {
    for (var environment : List.of("test", "prod")) {
      for (var name : List.of("jukebox", "jukebox-ui")) {
        var config = "model-deployments/" + environment + "/" + name + "/config.yaml";
        assertEquals("---\n", Files.readString(repository("mlops-gitops").resolve(config)));
      }
    }
  }

  private static Path repository(String name) {
    return WorkshopFolder.resolve("repositories").resolve(name);
  }

  private static List<Map<?, ?>> documents(String name) throws IOException {
    var documents = new ArrayList<Map<?, ?>>();
    var load = new Load(LoadSettings.builder().build());
    for (var document : load.loadAllFromString(Files.readString(repository(name)))) {
      documents.add((Map<?, ?>) document);
    }
    return documents;
  }

  private static List<Object> at(List<Map<?, ?>> documents, String... path) {
    var values = new ArrayList<Object>();
    for (Object value : documents) {
      for (var key : path) {
        value = ((Map<?, ?>) value).get(key);
      }
      values.add(value);
    }
    return values;
  }
}
