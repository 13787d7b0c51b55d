import console.Script;
import console.Workbench;
import embedded.seat.Seat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jgit.api.Git;

/** A participant who sits at a prepared workbench, and whose surroundings a test may spoil. */
final class Desk {
  private final Seat seat;
  private final Path bareRepository;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private final Map<String, ListeningStream.Event> whenPrinted = new LinkedHashMap<>();
  private Path directory;

  /**
   * @param bareRepository the participant's mlops-gitops on the Git server's disk
   */
  Desk(Seat seat, Path bareRepository) {
    this.seat = seat;
    this.bareRepository = bareRepository;
    this.directory = seat.gitops();
    environment.putAll(seat.exports());
    environment.put("PATH", System.getenv("PATH"));
    environment.put("JUKEBOX_CACHE", seat.directory().resolve("cache").toString());
  }

  Seat seat() {
    return seat;
  }

  /** The participant's name. */
  String user() {
    return seat.participant().name();
  }

  /** Types a command and waits until it has ended. */
  Outcome type(Script script, String... args) {
    var out = new ByteArrayOutputStream();
    var err = new ListeningStream(whenPrinted);
    var workbench =
        new Workbench(
            Map.copyOf(environment), directory, seat.home(), stream(out), stream(err), false);
    int exitCode = Script.at(workbench, script).execute(args);
    return new Outcome(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  /** Something happens at the moment when a command has printed a line with this text. */
  void whenPrinted(String text, ListeningStream.Event event) {
    whenPrinted.put(text, event);
  }

  /** From now on this environment variable has this value. */
  void export(String variable, Object value) {
    environment.put(variable, value.toString());
  }

  /** From now on this environment variable is not set. */
  void unset(String variable) {
    environment.remove(variable);
  }

  /** Changes the current directory. */
  void cd(Path to) {
    directory = to;
  }

  /** The seat's own login, which tests leave alone. */
  Path login() {
    return seat.kubeconfig();
  }

  /** Uses a copy of the login from now on, in which one text is another one. */
  void spoilLogin(String before, String after) throws IOException {
    var copy = newDirectory("spoilt").resolve("kubeconfig");
    Files.copy(login(), copy);
    replace(copy, before, after);
    export("KUBECONFIG", copy);
  }

  /** The participant's mlops-gitops on the Git server's disk. */
  Path bareRepository() {
    return bareRepository;
  }

  /** A new directory at this desk, for what a test makes up. */
  Path newDirectory(String name) throws IOException {
    return Files.createDirectories(seat.directory().resolve(name));
  }

  Path profile() {
    return seat.jukeboxHome().resolve("profile.yaml");
  }

  /** Replaces a text in a file, which must be there: a test that spoils nothing proves nothing. */
  static void replace(Path file, String before, String after) throws IOException {
    var text = Files.readString(file);
    if (!text.contains(before)) {
      throw new AssertionError("no '" + before + "' in " + file);
    }
    Files.writeString(file, text.replace(before, after));
  }

  /** The profile gets another value, or a first one. */
  void remember(String key, String value) throws IOException {
    forget(key);
    Files.writeString(profile(), Files.readString(profile()) + key + ": '" + value + "'\n");
  }

  /** The profile loses a value. */
  void forget(String key) throws IOException {
    var without = Files.readString(profile()).replaceAll("(?m)^" + key + ":.*\\R", "");
    Files.writeString(profile(), without);
  }

  /** A workbench where setup-appsets never ran. */
  void forgetProfile() throws IOException {
    Files.delete(profile());
  }

  /** The clone's remote, with the account in it as workshops do it. */
  String remote() throws IOException {
    try (var git = Git.open(seat.gitops().toFile())) {
      return git.getRepository().getConfig().getString("remote", "origin", "url");
    }
  }

  /** Points the clone to another remote. */
  void setRemote(String url) throws IOException {
    try (var git = Git.open(seat.gitops().toFile())) {
      git.getRepository().getConfig().setString("remote", "origin", "url", url);
      git.getRepository().getConfig().save();
    }
  }

  /** A file of the clone. */
  Path gitops(String path) {
    return seat.gitops().resolve(path);
  }

  String read(String path) throws IOException {
    return Files.readString(gitops(path));
  }

  /** Changes a file of the clone, without committing it. */
  void write(String path, String text) throws IOException {
    Files.writeString(gitops(path), text);
  }
}
