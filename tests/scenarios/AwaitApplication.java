import console.Result;
import console.Script;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import platform.WorkshopScript;
import registry.ImageRegistry;
import rollout.Goal;
import rollout.Rollout;

/** Waits for any Application as the workshop's own scripts wait for theirs. */
@Command(name = "await-application")
class AwaitApplication extends WorkshopScript {
  @Option(names = "--name", required = true)
  String name;

  @Option(names = "--env", defaultValue = "test")
  String environment = "test";

  @Option(names = "--commit", required = true)
  String commit;

  @Option(names = "--timeout", defaultValue = "120")
  int seconds = 120;

  public static void main(String... args) {
    Script.main(new AwaitApplication(), args);
  }

  @Override
  protected Result run() throws Exception {
    var goal = new Goal(name, environment, commit::equals, Map.of());
    var rollout = new Rollout(goal, cluster(), platform(), this::registry, console());
    var served = rollout.await(Duration.ofSeconds(seconds));
    return new Result().value("models", served.models());
  }

  private ImageRegistry registry() {
    return new ImageRegistry(workbench(), profile());
  }

  @Override
  protected String explanation() {
    return "";
  }
}
