import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import embedded.PlatformOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Our own page without its scripts: what stands there under "In the shell" is typed and leads to
 * the same. Left out is what needs podman or another cluster.
 */
@Tag("embedded")
@Timeout(600)
class PageShellTest {
  private static final String PAGE = "workshop/en/model-deployment.md";
  private static final List<String> APPLICATIONS = List.of("jukebox", "jukebox-ui");
  private static final Pattern ELSEWHERE =
      Pattern.compile("(?s).*(@catalog|podman |oc login |\\./jbang ).*");

  /** What a person types again until it shows what they wait for. */
  private static final Pattern LOOK = Pattern.compile("(kubectl (get|describe|rollout) |curl ).*");

  private static final Pattern REQUEST = Pattern.compile("(?m)^ *POST .*\n *(\\{.*)$");

  private EmbeddedWorkshop workshop;
  private WorkshopParticipant user;
  private Shell shell;
  private Terminal terminal;

  @BeforeEach
  void start() {
    Shell.require("sh", "sed", "git", "kubectl", "curl");
    workshop = EmbeddedWorkshop.start(PlatformOptions.temporary());
    user = workshop.newParticipant();
    shell = new Shell(user);
    terminal = new Terminal(user);
  }

  @AfterEach
  void stop() {
    if (workshop != null) {
      workshop.close();
    }
  }

  @Test
  void theShellLeadsToTheSame() throws Exception {
    int configurations = 0;
    for (var block : MarkdownPage.of(PAGE).blocks("sh", "yaml")) {
      if (block.language().equals("yaml")) {
        write(block.text(), APPLICATIONS.get(configurations++));
      } else if (!ELSEWHERE.matcher(block.text()).matches()) {
        for (var line : block.lines()) {
          type(filled(line));
        }
      }
    }

    assertEquals(APPLICATIONS.size(), configurations);
    Eventually.holds(() -> terminal.type(new Status()).succeeds());
    KnownAnswer.VERSION_1.assertMade(terminal.predictThroughUi("test"));
    KnownAnswer.VERSION_1.assertMade(terminal.predictThroughUi("prod"));
  }

  private void write(String yaml, String application) throws IOException {
    for (var environment : List.of("test", "prod")) {
      var file = List.of("model-deployments", environment, application, "config.yaml");
      Files.writeString(
          user.gitops().resolve(String.join("/", file)),
          filled(yaml).replace("-test.", "-" + environment + "."));
    }
  }

  private void type(String line) throws Exception {
    if (line.contains("@song.json")) {
      saveTheSong();
    }
    if (LOOK.matcher(line).matches()) {
      Eventually.holds(() -> inTheClone(line));
    } else {
      inTheClone(line);
    }
  }

  private String inTheClone(String line) throws IOException, InterruptedException {
    return shell.type("cd '" + user.gitops() + "'\n" + line);
  }

  /** The page says: save the line after POST. */
  private void saveTheSong() throws IOException {
    var shown = terminal.type(new CheckUi(), "--env", "test", "--show-api").succeeds();
    var request = REQUEST.matcher(shown.err());
    assertTrue(request.find(), shown::toString);
    Files.writeString(user.gitops().resolve("song.json"), request.group(1));
  }

  private String filled(String text) {
    return text.replace("<USER_NAME>", user.name())
        .replace("<CLUSTER_DOMAIN>", user.clusterDomain())
        .replace("<GIT_SERVER>", user.gitServer())
        .replaceAll("(?m)^oc ", "kubectl ")
        .replaceAll("(?m)^curl ", "curl --fail --cacert \"\\$GIT_SSL_CAINFO\" ");
  }
}
