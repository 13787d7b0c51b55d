import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import embedded.PlatformOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The page as it stands, typed by hand: sed, git and kubectl, without any script of ours. */
@Tag("embedded")
@Timeout(180)
class PageCommandsTest {
  private EmbeddedWorkshop workshop;
  private WorkshopParticipant user;
  private Shell shell;
  private Terminal terminal;
  private ClusterView cluster;

  @BeforeEach
  void start() {
    Shell.require("sh", "sed", "git", "kubectl");
    workshop = EmbeddedWorkshop.start(PlatformOptions.temporary());
    user = workshop.newParticipant();
    shell = new Shell(user);
    terminal = new Terminal(user);
    cluster = new ClusterView(user);
  }

  @AfterEach
  void stop() {
    if (workshop != null) {
      cluster.close();
      workshop.close();
    }
  }

  @Test
  void thePageWorksAsItIsWritten() throws Exception {
    type("1-fill-placeholders.sh");
    write("2-jukebox-config.yaml", "test", "jukebox");
    write("2-jukebox-config.yaml", "prod", "jukebox");
    assertTrue(type("3-push.sh").contains("main -> main"));
    assertTrue(
        type("4-apply.sh").contains("applicationset.argoproj.io/jukebox-test-appset created"));
    theModelIsDeployedIn("test");
    theModelIsDeployedIn("prod");

    write("ui-1-test-config.yaml", "test", "jukebox-ui");
    write("ui-1-prod-config.yaml", "prod", "jukebox-ui");
    type("ui-2-push.sh");
    Eventually.holds(
        () -> assertTrue(type("ui-3-pods.sh").matches("(?s).*jukebox-ui-\\S+ +1/1 +Running.*")));
    theUiIsDeployedIn("test");
    theUiIsDeployedIn("prod");

    assertEquals(
        user.route("jukebox-ui", "test"), PageBlock.read("ui-4-address.txt", user).strip());
    assertEquals(200, terminal.statusOfUi("test"));
    KnownAnswer.VERSION_1.assertMade(terminal.predictThroughUi("test"));
  }

  @Test
  void whoeverTypesItTwiceIsToldSo() throws Exception {
    type("1-fill-placeholders.sh");
    write("2-jukebox-config.yaml", "test", "jukebox");
    type("3-push.sh");
    type("4-apply.sh");

    var again = type("4-apply.sh");

    assertTrue(again.contains("applicationset.argoproj.io/jukebox-test-appset unchanged"), again);
    assertFalse(again.contains("configured"), again);
  }

  private void theModelIsDeployedIn(String environment) throws InterruptedException {
    Eventually.holds(
        () -> {
          assertEquals("Synced/Healthy", cluster.status("jukebox-" + environment));
          assertEquals(
              "True",
              shell
                  .type(
                      "kubectl get inferenceservice jukebox -n "
                          + user.namespace(environment)
                          + " -o jsonpath='{.status.conditions[?(@.type==\"Ready\")].status}'")
                  .strip());
        });
    KnownAnswer.VERSION_1.assertMade(terminal.predict(environment));
  }

  private void theUiIsDeployedIn(String environment) {
    Eventually.holds(
        () -> assertEquals("Synced/Healthy", cluster.status("jukebox-ui-" + environment)));
  }

  private String type(String block) throws IOException, InterruptedException {
    return shell.type(PageBlock.read(block, user));
  }

  private void write(String block, String environment, String application) throws IOException {
    var file = List.of("model-deployments", environment, application, "config.yaml");
    Files.writeString(user.gitops().resolve(String.join("/", file)), PageBlock.read(block, user));
  }
}
