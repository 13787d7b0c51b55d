import gitops.Gitops;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;

/**
 * Somebody else, or a pipeline, who pushes to the participant's mlops-gitops from a clone of their
 * own.
 */
final class Colleague {
  /** The server takes one push after the other, and many may stand in line on a slow machine. */
  private static final Duration TIMEOUT = Duration.ofMinutes(10);

  private final WorkshopParticipant participant;
  private final Path clone;

  /**
   * @param clone where their clone is to be made
   */
  Colleague(WorkshopParticipant participant, Path clone) throws IOException, GitAPIException {
    this.participant = participant;
    this.clone = clone;
    try (var mine = Git.open(participant.gitops().toFile());
        var theirs =
            Git.cloneRepository()
                .setURI(participant.gitops().toUri().toString())
                .setDirectory(clone.toFile())
                .call()) {
      var url = mine.getRepository().getConfig().getString("remote", "origin", "url");
      theirs.getRepository().getConfig().setString("remote", "origin", "url", url);
      theirs.getRepository().getConfig().save();
    }
  }

  /** Where the clone is. */
  Path workingTree() {
    return clone;
  }

  /** Pushes a file with this content, on top of what is there. */
  String push(String file, String content) throws IOException, InterruptedException {
    return edit(file, before -> content);
  }

  /**
   * Changes a file and pushes it.
   *
   * @return the commit
   */
  String edit(String file, UnaryOperator<String> change) throws IOException, InterruptedException {
    try (var gitops = open()) {
      return commit(gitops, file, change.apply(gitops.files().text(file)));
    }
  }

  /**
   * Adds a file that is not there yet and pushes it.
   *
   * @return the commit
   */
  String add(String file, String content) throws IOException, InterruptedException {
    try (var gitops = open()) {
      return commit(gitops, file, content);
    }
  }

  /**
   * Pushes files with these contents in one commit, unless they have them already.
   *
   * @return the commit
   */
  String push(Map<String, String> files) throws IOException, InterruptedException {
    try (var gitops = open()) {
      return gitops.commitAndPush(files, "Change files", TIMEOUT).commit();
    }
  }

  /** Takes in what others have pushed. */
  void catchUp() throws IOException, InterruptedException {
    try (var gitops = open()) {
      gitops.commitAndPush(Map.of(), "", TIMEOUT);
    }
  }

  /** A file as it is in the clone. */
  String text(String file) throws IOException {
    return Files.readString(clone.resolve(file));
  }

  private static String commit(Gitops gitops, String file, String text)
      throws InterruptedException {
    return gitops.commitAndPush(Map.of(file, text), "Change " + file, TIMEOUT).commit();
  }

  private Gitops open() throws IOException {
    return OpenGitops.at(clone, participant);
  }
}
