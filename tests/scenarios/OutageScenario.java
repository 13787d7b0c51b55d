import embedded.seat.Outage;
import embedded.seat.PlatformPart;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A part of the platform is away in the middle of a deploy: the script waits, and says for what.
 */
abstract class OutageScenario extends Scenario {
  private final List<Outage> outages = new ArrayList<>();

  OutageScenario(WorkshopPlatform platform) {
    super(platform);
  }

  @BeforeEach
  void deployOnce() throws Exception {
    terminal.type(new SetupAppsets()).succeeds();
    terminal.deployModel(terminal.packModel(), "--env", "test").succeeds();
    Training.again(user);
  }

  @Test
  void argoCdIsAway() throws Exception {
    var newTag = terminal.packModel();

    var argoCd = away(PlatformPart.ARGO_CD);
    var deploy = deploy(newTag).says("pushed").says("controller: it does not answer");
    back(argoCd);

    succeeds(deploy);
  }

  @Test
  void theGitServerIsAway() throws Exception {
    var newTag = terminal.packModel();

    // without Argo CD meanwhile, which would have fetched the commit at once
    var argoCd = away(PlatformPart.ARGO_CD);
    var deploy = deploy(newTag).says("pushed");
    var gitServer = away(PlatformPart.GIT_SERVER);
    back(argoCd);
    deploy.says("Argo CD cannot reach the Git server");
    back(gitServer);

    succeeds(deploy);
  }

  @Test
  void theRegistryIsAway() throws Exception {
    var newTag = terminal.packModel();

    var registry = away(PlatformPart.REGISTRY);
    var deploy = deploy(newTag).says("pushed").says("the registry does not answer");
    back(registry);

    succeeds(deploy);
  }

  private Outage away(PlatformPart part) throws Exception {
    var outage = platform.outage(part, user);
    outages.add(outage);
    return outage;
  }

  private void back(Outage outage) throws Exception {
    outages.remove(outage);
    outage.close();
  }

  @AfterEach
  void everythingIsBack() throws Exception {
    for (var outage : List.copyOf(outages)) {
      back(outage);
    }
  }

  private RunningScript deploy(String tag) {
    var namespace = user.name();
    return terminal.start(
        new DeployJukebox(), "--version", tag, "--image-namespace", namespace, "--env", "test");
  }

  private void succeeds(RunningScript deploy) throws Exception {
    deploy.end().succeeds();
    KnownAnswer.VERSION_2.assertMade(terminal.predict("test"));
  }
}
