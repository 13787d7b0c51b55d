import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** Trains the model again: version 2 takes version 1's place and is committed. */
final class Training {
  private Training() {}

  static void again(WorkshopParticipant participant) throws IOException, GitAPIException {
    copy(Jbang.repository().resolve("workshop/model/jukebox-v2"), participant.model());
    var repository =
        new FileRepositoryBuilder().findGitDir(participant.model().toFile()).setMustExist(true);
    try (var git = new Git(repository.build())) {
      git.add().addFilepattern(".").call();
      git.commit()
          .setMessage("Train with more songs")
          .setAuthor("Trainer", "trainer@example.com")
          .setCommitter("Trainer", "trainer@example.com")
          .setSign(false)
          .call();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var target = to.resolve(from.relativize(file).toString());
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
