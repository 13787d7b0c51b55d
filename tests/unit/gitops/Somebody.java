package gitops;

import console.Console;
import console.Workbench;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.eclipse.jgit.api.CloneCommand;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import platform.Platform;
import platform.Profile;

/** A person at a workbench with a clone, who changes files as the scripts do. */
final class Somebody {
  final Path clone;
  final Path home;
  final Map<String, String> environment = new HashMap<>(Map.of("PATH", System.getenv("PATH")));
  private final String gitServer;
  private final Map<String, Event> whenPrinted = new LinkedHashMap<>();
  private final ByteArrayOutputStream err = new ListeningOutput();

  Somebody(CloneCommand newClone, Path folder, String gitServer)
      throws IOException, GitAPIException {
    this.clone = folder.resolve("mlops-gitops");
    this.home = Files.createDirectories(folder.resolve("home"));
    this.gitServer = gitServer;
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("GIT_AUTHOR_NAME", folder.getFileName().toString());
    newClone.setDirectory(clone.toFile()).call().close();
  }

  /** Opens the clone and looks at the server, as each script begins. */
  Gitops open() throws IOException {
    var gitops = opened();
    gitops.lookAtServer();
    return gitops;
  }

  /** Opens the clone, and asks nobody. */
  Gitops opened() throws IOException {
    return Gitops.open(workbench(), console(), platform());
  }

  /** What the person sees. */
  Console console() {
    return new Console(workbench());
  }

  /** Something that happens elsewhere. */
  interface Event {
    void happen() throws Exception;
  }

  /** Lets something happen, once, at the moment when a line with this text is printed. */
  void whenPrinted(String text, Event event) {
    whenPrinted.put(text, event);
  }

  private final class ListeningOutput extends ByteArrayOutputStream {
    @Override
    public void flush() throws IOException {
      for (var text : List.copyOf(whenPrinted.keySet())) {
        if (messages().contains(text)) {
          happen(whenPrinted.remove(text));
        }
      }
    }

    private static void happen(Event event) {
      try {
        event.happen();
      } catch (Exception failed) {
        throw new IllegalStateException(failed);
      }
    }
  }

  Workbench workbench() {
    var messages = new PrintStream(err, true, StandardCharsets.UTF_8);
    return new Workbench(environment, clone, home, messages, messages, false);
  }

  private Platform platform() {
    var profile = new Profile(home.resolve("profile.yaml"), Map.of());
    return new Platform("user1", "apps.example.com", gitServer, clone, profile);
  }

  /** Changes one file, commits and pushes. */
  Pushed push(String path, UnaryOperator<String> change) throws IOException, InterruptedException {
    try (var gitops = open()) {
      return push(gitops, path, change.apply(gitops.files().text(path)));
    }
  }

  /** Commits a content that was worked out before, and pushes it. */
  static Pushed push(Gitops gitops, String path, String content) throws InterruptedException {
    return gitops.commitAndPush(Map.of(path, content), "Change " + path, Duration.ofMinutes(2));
  }

  /** What was printed for the person so far. */
  String messages() {
    return err.toString(StandardCharsets.UTF_8);
  }

  String read(String path) throws IOException {
    return Files.readString(clone.resolve(path));
  }

  void write(String path, String text) throws IOException {
    Files.createDirectories(clone.resolve(path).getParent());
    Files.writeString(clone.resolve(path), text);
  }

  Git git() throws IOException {
    return Git.open(clone.toFile());
  }
}
