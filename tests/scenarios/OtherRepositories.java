import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;

/**
 * A directory as somebody has it who cloned the workshop's repositories: some are working trees of
 * Git with a history and a branch that is not called main, one is a plain folder.
 */
final class OtherRepositories {
  private OtherRepositories() {}

  static Path copyTo(Path directory) throws IOException, GitAPIException {
    var fixture = Jbang.repository().resolve("tests/fixtures/repositories");
    try (var files = Files.walk(fixture)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var copy = directory.resolve(fixture.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    commitAll(directory.resolve("mlops-gitops"));
    commitAll(directory.resolve("jukebox-ui"));
    return directory;
  }

  private static void commitAll(Path workingTree) throws GitAPIException {
    try (var git =
        Git.init().setDirectory(workingTree.toFile()).setInitialBranch("master").call()) {
      for (var message : new String[] {"Begin", "Go on"}) {
        git.add().addFilepattern(".").call();
        git.commit()
            .setAllowEmpty(true)
            .setMessage(message)
            .setAuthor("Trainer", "trainer@example.com")
            .setCommitter("Trainer", "trainer@example.com")
            .setSign(false)
            .call();
      }
    }
  }
}
