import console.Console;
import console.Failure;
import console.Script;
import console.Workbench;
import embedded.seat.Seat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The five steps of the workshop's page, run as a participant would: the same scripts, the same
 * protocols.
 */
final class Tour {
  private final Seat seat;
  private final Console console;
  private final Workbench workbench;

  Tour(Seat seat, Workbench here, Console console) {
    this.seat = seat;
    this.console = console;
    this.workbench =
        new Workbench(
            environment(here),
            seat.gitops(),
            seat.home(),
            here.out(),
            here.err(),
            here.interactive());
  }

  private Map<String, String> environment(Workbench here) {
    var environment = new LinkedHashMap<>(seat.exports());
    here.variable("NO_COLOR").ifPresent(value -> environment.put("NO_COLOR", value));
    here.variable("TERM").ifPresent(value -> environment.put("TERM", value));
    here.variable("PATH").ifPresent(value -> environment.put("PATH", value));
    environment.put("JUKEBOX_CACHE", seat.directory().resolve("cache").toString());
    return environment;
  }

  /** Runs the steps; the first one that fails ends the tour with its exit code. */
  void run() {
    var user = seat.participant().name();
    type("setup-appsets", new SetupAppsets());
    type(
        "package-modelcar",
        new PackageModelcar(),
        seat.model().toString(),
        "--image",
        "quay.io/" + user + "/jukebox");
    type("deploy-jukebox", new DeployJukebox(), "--version", tag(), "--image-namespace", user);
    type("deploy-ui", new DeployUi());
    var check = new CheckUi();
    type("check-ui", check, "--show-api");
    check.predictions.values().forEach(KnownPrediction::require);
    console.done("the prediction is the one that the sample model is known for");
  }

  private String tag() {
    try {
      return modelcar.SourceRepository.commitHolding(seat.model()).tag();
    } catch (java.io.IOException unreadable) {
      throw Failure.content(
          "the sample model's repository cannot be read: " + unreadable.getMessage(), "");
    }
  }

  private void type(String alias, Script script, String... args) {
    console.print("");
    console.print("$ jbang " + alias + "@catalog " + String.join(" ", List.of(args)));
    int exitCode = Script.at(workbench, script).execute(args);
    if (exitCode != 0) {
      throw new Failure(exitCode, "the tour ended at " + alias, "");
    }
  }
}
