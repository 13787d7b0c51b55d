import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** deploy-ui writes the page's values without anything of the remote's account. */
@Tag("commands")
class DeployUiTest {
  private static final String TEST = "model-deployments/test/jukebox-ui/config.yaml";
  private static final String PROD = "model-deployments/prod/jukebox-ui/config.yaml";
  private static final String MESSAGE = "📺 UPDATE - jukebox-ui configs for deployment 📺";

  @Test
  void emptyFilesGetThePagesValues() throws Exception {
    var desk = deskWithAppsets();
    desk.forget("git-server"); // then the remote says it, and the remote holds the password

    var first = desk.type(new DeployUi(), "-o", "json");

    var json = first.json();
    assertEquals(page(desk, "test"), desk.read(TEST));
    assertEquals(page(desk, "prod"), desk.read(PROD));
    var repository = new Repository(desk);
    assertEquals(MESSAGE, repository.lastMessage().strip());
    assertEquals(List.of(PROD, TEST), repository.lastFiles());
    assertEquals(repository.head(), json.path("commit").asString());
    for (var link : List.of("commit", "Argo CD test", "UI test", "UI prod")) {
      assertTrue(json.path("links").path(link).asString().startsWith("http"), link);
    }

    var second = desk.type(new DeployUi(), "-o", "json");

    assertFalse(second.json().path("changed").asBoolean());
    assertTrue(second.err().contains("nothing to commit"), second.err());
    assertEquals(json.path("commit").asString(), repository.head());
    Secrets.assertNoSecret(desk, first, second);
  }

  @Test
  void aFilledFileKeepsEverythingThatWasNotGiven() throws Exception {
    var desk = deskWithAppsets();
    var before =
        page(desk, "test")
                .replace("---\n", "# 📺 our UI\n")
                .replace("simple-1.2", "simple-1.1 # for now")
                .replace("chart_path: chart", "chart_path:   chart # there is only one")
            + "feature_server_url: http://feast.example.com\n";
    desk.write(TEST, before);
    new Repository(desk).commit("Describe the UI", TEST);

    var outcome =
        desk.type(
                new DeployUi(),
                "--env",
                "test",
                "--image",
                "quay.io/rhoai-mlops/jukebox-ui:simple-1.2")
            .assertDone();

    assertEquals(before.replace("simple-1.1 #", "simple-1.2 #"), desk.read(TEST));
    assertEquals("---\n", desk.read(PROD));
    assertEquals(List.of(TEST), new Repository(desk).lastFiles());
    Secrets.assertNoSecret(desk, outcome);
  }

  @Test
  void whereTheRoutesAreDownCheckUiSaysSo() throws Exception {
    var desk = deskWithAppsets();
    desk.type(new DeployUi(), "--env", "test").assertDone();
    var closed = "apps.localhost:" + ClosedPort.number();
    desk.setRemote(desk.remote().replace(desk.seat().address().clusterDomain(), closed));
    desk.remember("cluster-domain", closed);

    Mistake.typed(desk, new CheckUi(), "--env", "test")
        .assertMistake(6, "jukebox-ui-" + desk.user() + "-test." + closed, "does not answer");
  }

  @Test
  void aDryRunChangesNothing() throws Exception {
    var desk = deskWithAppsets();
    var before = Footprint.of(desk);

    var outcome = desk.type(new DeployUi(), "--dry-run").assertDone();

    assertTrue(outcome.err().contains("+ model_name: jukebox"), outcome.err());
    assertEquals(List.of(), before.differences(Footprint.of(desk)));
  }

  private static String page(Desk desk, String environment) {
    var address = desk.seat().address();
    return """
    ---
    repo_url: https://%s/%s/jukebox-ui
    chart_path: chart
    model_endpoint: https://jukebox-%s-%s.%s
    model_name: jukebox
    image: quay.io/rhoai-mlops/jukebox-ui:simple-1.2
    """
        .formatted(
            address.gitServer(), desk.user(), desk.user(), environment, address.clusterDomain());
  }

  private static Desk deskWithAppsets() throws Exception {
    var desk = CommandSeats.next();
    desk.type(new SetupAppsets()).assertDone();
    return desk;
  }
}
