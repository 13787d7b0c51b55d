import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.api.Git;

/** The participant's mlops-gitops, into which the rows of the table and their charts are pushed. */
final class ConformanceRepository {
  /** The file that the push itself changes; everything else is committed before it. */
  private static final String ROUND = "round.txt";

  private final WorkshopParticipant participant;
  private final Path clone;
  private final List<String> commits = new ArrayList<>();

  ConformanceRepository(WorkshopParticipant participant) {
    this.participant = participant;
    this.clone = participant.gitops();
  }

  /** Copies a directory into the working tree; the next push has it. */
  void copy(Path directory, String target) throws IOException {
    try (var files = Files.walk(directory)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var path = target + "/" + directory.relativize(file).toString().replace('\\', '/');
        write(path, Files.readString(file));
      }
    }
  }

  private void write(String path, String content) throws IOException {
    var file = clone.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  /**
   * Pushes these files as one commit's tree.
   *
   * @param files by path; one without content is deleted
   */
  void push(Map<String, Optional<String>> files) throws Exception {
    for (var file : files.entrySet()) {
      if (file.getValue().isPresent()) {
        write(file.getKey(), file.getValue().get());
      } else {
        Files.delete(clone.resolve(file.getKey()));
      }
    }
    write(ROUND, "");
    try (var git = Git.open(clone.toFile())) {
      git.add().addFilepattern(".").call();
      git.add().addFilepattern(".").setUpdate(true).call();
      git.commit().setMessage("Feed").setSign(false).setAuthor("t", "t@example.com").call();
    }
    commits.add(pushed());
  }

  private String pushed() throws IOException, InterruptedException {
    try (var gitops = OpenGitops.at(clone, participant)) {
      var text = "round " + (commits.size() + 1) + "\n";
      return gitops.commitAndPush(Map.of(ROUND, text), "Push", Duration.ofMinutes(1)).commit();
    }
  }

  /** The pushed commits, oldest first. */
  List<String> commits() {
    return List.copyOf(commits);
  }
}
