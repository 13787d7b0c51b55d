import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.util.List;
import java.util.stream.StreamSupport;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.Test;

/** The workshop's page from the first to the last step, with the scripts. */
abstract class PageScenario extends Scenario {
  PageScenario(WorkshopPlatform platform) {
    super(platform);
  }

  @Test
  void fromTheFirstStepToTheLast() throws Exception {
    terminal
        .type(new SetupAppsets())
        .succeeds()
        .says("Not configured yet: jukebox-test, jukebox-ui-test, jukebox-prod, jukebox-ui-prod");
    emptyConfigurationIsNoFailure();
    var tag = terminal.packModel();
    terminal.deployModel(tag).succeeds();
    terminal.type(new DeployUi()).succeeds();
    var check = new CheckUi();
    terminal.type(check, "--show-api").succeeds().says("\"outputs\"");

    assertEquals(2, check.predictions.size());
    check.predictions.values().forEach(KnownAnswer.VERSION_1::assertMade);
    for (var environment : List.of("test", "prod")) {
      assertEquals(
          "oci://quay.io/" + user.name() + "/jukebox:" + tag, cluster.modelUri(environment));
      assertEquals("Synced/Healthy", cluster.status("jukebox-" + environment));
      assertEquals("Synced/Healthy", cluster.status("jukebox-ui-" + environment));
    }
    assertEquals(
        List.of(
            "📺 UPDATE - jukebox-ui configs for deployment 📺",
            "🐰 ADD - ApplicationSets and jukebox to deploy 🐰",
            "🐰 ADD - ApplicationSets 🐰"),
        commitMessages().subList(0, 3));
  }

  private void emptyConfigurationIsNoFailure() {
    Eventually.holds(() -> assertEquals("Unknown/Healthy", cluster.status("jukebox-test")));
    terminal
        .type(new CheckUi())
        .fails(1, "there are no pods of jukebox-ui in " + user.namespace("test"));
  }

  @Test
  void withoutAnyOptionItWritesThePagesValues() throws Exception {
    terminal.type(new SetupAppsets()).succeeds();
    terminal.type(new DeployJukebox()).succeeds().says("latest is neither traceable");
    terminal.type(new DeployUi()).succeeds();
    terminal.type(new CheckUi()).succeeds();

    assertEquals(
        """
        ---
        chart_path: charts/model-deployment/simple
        name: jukebox
        version: "latest"
        image_repository: quay.io
        image_namespace: rhoai-mlops
        """,
        config("test", "jukebox"));
    assertEquals(
        """
        ---
        repo_url: https://%s/%s/jukebox-ui
        chart_path: chart
        model_endpoint: https://jukebox-%s-prod.%s
        model_name: jukebox
        image: quay.io/rhoai-mlops/jukebox-ui:simple-1.2
        """
            .formatted(user.gitServer(), user.name(), user.name(), user.clusterDomain()),
        config("prod", "jukebox-ui"));
  }

  private String config(String environment, String application) throws Exception {
    var file = "model-deployments/" + environment + "/" + application + "/config.yaml";
    return Files.readString(user.gitops().resolve(file));
  }

  private List<String> commitMessages() throws Exception {
    try (var git = Git.open(user.gitops().toFile())) {
      return StreamSupport.stream(git.log().call().spliterator(), false)
          .map(RevCommit::getShortMessage)
          .toList();
    }
  }
}
