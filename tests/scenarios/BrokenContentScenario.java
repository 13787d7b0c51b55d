import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is in Git is wrong: the script says what, in one sentence, and never that it is deployed.
 */
abstract class BrokenContentScenario extends OneSeatScenario {
  private static final String JUKEBOX = "model-deployments/test/jukebox/config.yaml";
  private static final String UI = "model-deployments/test/jukebox-ui/config.yaml";
  private static final String NOT_CONFIGURED = "---\n";

  private Colleague colleague;
  private String well;

  BrokenContentScenario(WorkshopPlatform platform) {
    super(platform);
  }

  @BeforeAll
  void begin(@TempDir Path folder) throws Exception {
    terminal.type(new SetupAppsets()).succeeds();
    terminal.type(new DeployJukebox(), "--env", "test").succeeds();
    well = Files.readString(user.gitops().resolve(JUKEBOX));
    colleague = new Colleague(user, folder.resolve("colleague"));
  }

  @BeforeEach
  void everythingIsWell() throws Exception {
    colleague.push(Map.of(JUKEBOX, well, UI, NOT_CONFIGURED));
    terminal.type(new DeployJukebox(), "--env", "test").succeeds();
  }

  @Test
  void aVersionThatDoesNotExist() throws Exception {
    colleague.edit(JUKEBOX, text -> text.replace("\"latest\"", "\"0123456789\""));

    deploysNot("the image quay.io/rhoai-mlops/jukebox:0123456789 of the pod", "does not exist");
    theOldModelStillServes();
  }

  @Test
  void aVersionThatYamlReadsAsANumber() throws Exception {
    terminal.packModelAs("1234567890");
    colleague.edit(
        JUKEBOX,
        text ->
            text.replace("\"latest\"", "1234567890")
                .replace("image_namespace: rhoai-mlops", "image_namespace: " + user.name()));

    deploysNot("jukebox-test", "incompatible types for comparison");
    theOldModelStillServes();

    terminal.type(new DeployJukebox(), "--env", "test", "--version", "1234567890").succeeds();
    KnownAnswer.VERSION_1.assertMade(terminal.predict("test"));
  }

  @Test
  void aChartThatDoesNotExist() throws Exception {
    colleague.edit(JUKEBOX, text -> text.replace("model-deployment/simple", "none"));

    deploysNot("jukebox-test", "charts/none: app path does not exist");
    theOldModelStillServes();
  }

  @Test
  void aFileThatIsNotYaml() throws Exception {
    colleague.push(JUKEBOX, "chart_path: [charts\n");

    deploysNot(JUKEBOX);
    theOldModelStillServes();
  }

  @Test
  void aScalarInsteadOfKeys() throws Exception {
    colleague.push(JUKEBOX, "just text\n");

    deploysNot(JUKEBOX, "would stop the whole ApplicationSet");
    theOldModelStillServes();
  }

  @Test
  void anotherApplicationsBrokenFileStopsThisOneToo() throws Exception {
    colleague.push(UI, "just text\n");

    deploysNot("the ApplicationSet jukebox-test-appset: it makes no Application at all", UI);
    theOldModelStillServes();
    deploysNot("the ApplicationSet jukebox-test-appset: it makes no Application at all", UI);

    colleague.push(UI, NOT_CONFIGURED);
    terminal.type(new DeployJukebox(), "--env", "test").succeeds();
  }

  @Test
  void aRepositoryThatDoesNotExist() throws Exception {
    terminal.type(new DeployUi(), "--env", "test").succeeds();
    colleague.edit(UI, text -> text.replace("/jukebox-ui\n", "/jukebox-uy\n"));

    terminal
        .type(new DeployUi(), "--env", "test")
        .fails(1, "jukebox-ui-test", "failed to list refs");
    terminal.type(new CheckUi(), "--env", "test").succeeds();
  }

  @Test
  void aVersionThatIsMended() throws Exception {
    colleague.edit(JUKEBOX, text -> text.replace("model-deployment/simple", "none"));
    deploysNot("charts/none");

    terminal
        .type(
            new DeployJukebox(), "--env", "test", "--chart-path", "charts/model-deployment/simple")
        .succeeds();
    assertEquals("Synced/Healthy", cluster.status("jukebox-test"));
  }

  private void deploysNot(String... words) {
    terminal.type(new DeployJukebox(), "--env", "test").fails(1, words);
  }

  private void theOldModelStillServes() throws Exception {
    KnownAnswer.VERSION_1.assertMade(terminal.predict("test"));
  }
}
