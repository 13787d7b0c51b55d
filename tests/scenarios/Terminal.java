import console.Script;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import platform.Profile;
import platform.RouteClient;
import serving.Inference;
import serving.Prediction;
import serving.Song;

/** A participant's terminal, in which scripts are typed and models asked. */
final class Terminal {
  private final WorkshopParticipant participant;
  private final StringBuffer transcript = new StringBuffer();

  Terminal(WorkshopParticipant participant) {
    this.participant = participant;
  }

  /** Runs a script to its end. */
  Typed type(Script script, String... args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int exitCode = Script.at(participant.workbench(out, err), script).execute(args);
    var line = script.getClass().getSimpleName() + " " + String.join(" ", args);
    var typed =
        new Typed(
            line,
            exitCode,
            out.toString(StandardCharsets.UTF_8),
            err.toString(StandardCharsets.UTF_8));
    transcript.append(typed).append('\n');
    return typed;
  }

  /** Starts a script and does not wait for its end. */
  RunningScript start(Script script, String... args) {
    return new RunningScript(participant, script, args);
  }

  /** Packs the model that lies in the participant's repository, and pushes it to their registry. */
  String packModel() {
    return pack("-o", "json").json().path("tag").asString();
  }

  /** The same with a tag that is not its commit. */
  void packModelAs(String tag) {
    pack("--tag", tag);
  }

  /** The same with the numbers of its evaluation. */
  void packModelAs(String tag, Path metrics) {
    pack("--tag", tag, "--metrics", metrics.toString());
  }

  /** Lets a tag stand for the model as it is now, as nobody should. */
  void moveTag(String tag) {
    pack("--tag", tag, "--force");
  }

  private Typed pack(String... more) {
    var args = new ArrayList<String>();
    args.add(participant.model().toString());
    args.addAll(List.of("--image", "quay.io/" + participant.name() + "/jukebox"));
    args.addAll(List.of(more));
    return type(new PackageModelcar(), args.toArray(String[]::new)).succeeds();
  }

  /** Deploys a version that {@link #packModel()} has pushed. */
  Typed deployModel(String tag, String... more) {
    var args = new ArrayList<String>();
    args.addAll(List.of("--version", tag, "--image-namespace", participant.name()));
    args.addAll(List.of(more));
    return type(new DeployJukebox(), args.toArray(String[]::new));
  }

  /** The page from the first to the last step, with the scripts. */
  void doThePage() {
    type(new SetupAppsets()).succeeds();
    deployModel(packModel()).succeeds();
    type(new DeployUi()).succeeds();
    type(new CheckUi()).succeeds();
  }

  /** Asks the model of an environment through its route. */
  Prediction predict(String environment) throws InterruptedException {
    return predictAt(participant.route("jukebox", environment));
  }

  /** Asks the model through the UI, as its sliders do. */
  Prediction predictThroughUi(String environment) throws InterruptedException {
    return predictAt(participant.route("jukebox-ui", environment) + "/api");
  }

  private Prediction predictAt(String endpoint) throws InterruptedException {
    return new Inference(new RouteClient(profile()), endpoint, "jukebox").predict(Song.sample());
  }

  /** The status of a GET of the UI's page. */
  int statusOfUi(String environment) throws InterruptedException {
    return new RouteClient(profile())
        .get(participant.route("jukebox-ui", environment))
        .statusCode();
  }

  private Profile profile() {
    var nowhere = OutputStream.nullOutputStream();
    return Profile.load(participant.workbench(nowhere, nowhere));
  }

  /** Everything that was typed and printed so far. */
  String transcript() {
    return transcript.toString();
  }
}
