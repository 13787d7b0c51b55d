import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pipelines and later lessons have written to config.yaml, and all of it stays. */
abstract class PipelineScenario extends Scenario {
  private static final String CONFIG = "model-deployments/test/jukebox/config.yaml";
  private static final String INTERNAL = "image-registry.openshift-image-registry.svc:5000";

  @TempDir Path folder;

  PipelineScenario(WorkshopPlatform platform) {
    super(platform);
  }

  @Test
  void onlyTheVersionChangesInWhatLaterLessonsWrote() throws Exception {
    terminal.type(new SetupAppsets()).succeeds();
    var oldTag = pushToTheInternalRegistry();
    new Colleague(user, folder.resolve("pipeline")).push(CONFIG, config(oldTag));
    terminal.type(new DeployJukebox(), "--env", "test").succeeds();
    KnownAnswer.VERSION_1.assertMade(terminal.predict("test"));
    Training.again(user);
    var newTag = pushToTheInternalRegistry();

    terminal.type(new DeployJukebox(), "--env", "test", "--version", newTag).succeeds();

    assertEquals(
        config(oldTag).replace("'" + oldTag + "'", "\"" + newTag + "\""),
        Files.readString(user.gitops().resolve(CONFIG)));
    assertEquals(
        "oci://" + INTERNAL + "/" + user.namespace("test") + "/jukebox:" + newTag,
        cluster.modelUri("test"));
    var service = cluster.inferenceService("test");
    assertEquals(20, (int) service.get("spec", "predictor", "canaryTrafficPercent"));
    KnownAnswer.VERSION_2.assertMade(terminal.predict("test"));
  }

  private String pushToTheInternalRegistry() {
    var image = INTERNAL + "/" + user.namespace("test") + "/jukebox";
    return terminal
        .type(new PackageModelcar(), user.model().toString(), "--image", image, "-o", "json")
        .succeeds()
        .json()
        .path("tag")
        .asString();
  }

  private String config(String tag) {
    return """
    ---
    # written by the pipeline; the next lessons add their keys below
    chart_path: charts/model-deployment/music-transformer
    name: jukebox
    version: '%s'   # the first 10 digits of the commit
    image_repository: %s
    image_namespace: %s

    canary: 20
    autoscaling: true
    feast_server_url: http://feast.%s.svc:80 # the features of songs
    search_as_default: true
    extra:
      - kept: as it is
    """
        .formatted(tag, INTERNAL, user.namespace("test"), user.namespace("toolings"));
  }
}
