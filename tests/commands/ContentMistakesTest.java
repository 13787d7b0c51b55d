import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes in what stands in Git or in the registry. They end with exit code 1. */
@Tag("commands")
class ContentMistakesTest {
  private static final String CONFIG = "model-deployments/test/jukebox/config.yaml";
  private static final String UI_CONFIG = "model-deployments/prod/jukebox-ui/config.yaml";

  @Test
  void theTagDoesNotExist() throws Exception {
    var desk = CommandSeats.copy();

    Mistake.typed(desk, new DeployJukebox(), "--version", "nope")
        .assertMistake(1, "quay.io/rhoai-mlops/jukebox:nope", "does not exist", "--version");
  }

  @ParameterizedTest
  @ValueSource(strings = {"name: [jukebox\n", "\tname: jukebox\n", "name: jukebox\n version: 1\n"})
  void configIsNotYaml(String broken) throws Exception {
    var desk = CommandSeats.copy();
    desk.write(CONFIG, broken);

    Mistake.typed(desk, new DeployJukebox()).assertMistake(1, CONFIG, "not YAML", "in line");
  }

  @ParameterizedTest
  @ValueSource(strings = {"just text\n", "42\n", "- name: jukebox\n"})
  void configHoldsNoKeys(String scalarOrList) throws Exception {
    var desk = CommandSeats.copy();
    desk.write(CONFIG, scalarOrList);

    Mistake.typed(desk, new DeployJukebox()).assertMistake(1, CONFIG, "key: value");
  }

  @Test
  void configNamesNoImage() throws Exception {
    var desk = CommandSeats.copy();
    desk.write(CONFIG, "name: jukebox\nimage_namespace: rhoai-mlops\n");

    Mistake.typed(desk, new DeployJukebox()).assertMistake(1, CONFIG, "version is missing");
  }

  @Test
  void theUisConfigIsNotYaml() throws Exception {
    var desk = CommandSeats.copy();
    desk.write(UI_CONFIG, "image: [\n");

    Mistake.typed(desk, new DeployUi()).assertMistake(1, UI_CONFIG, "not YAML");
  }

  @Test
  void oneBrokenConfigStopsTheWholeApplicationSet() throws Exception {
    var desk = CommandSeats.copy();
    desk.write(CONFIG, "just text\n");

    Mistake.typed(desk, new SetupAppsets(), "--timeout", "3").assertMistake(1, CONFIG);
  }

  @Test
  void anAppsetIsNotYaml() throws Exception {
    var desk = CommandSeats.copy();
    desk.write("appset-prod.yaml", "kind: [\n");

    Mistake.typed(desk, new SetupAppsets()).assertMistake(1, "appset-prod.yaml is not YAML");
  }

  @Test
  void noBranchIsCheckedOut() throws Exception {
    var desk = CommandSeats.copy();
    new Repository(desk).detach();

    Mistake.typedAs(WorkshopCommand.WRITERS, desk, 1, "detached HEAD", "git checkout");
  }

  @Test
  void setupAppsetsDidNotRunYet() throws Exception {
    var desk = CommandSeats.copy();

    Mistake.typed(desk, new DeployJukebox())
        .assertMistake(1, "jukebox-test-appset does not exist", "setup-appsets");
    Mistake.typed(desk, new DeployUi())
        .assertMistake(1, "jukebox-test-appset does not exist", "setup-appsets");
  }

  @Test
  void theUiIsNotDeployedYet() throws Exception {
    var desk = CommandSeats.copy();

    Mistake.typed(desk, new CheckUi()).assertMistake(1, "no pods", "deploy-ui");
  }
}
