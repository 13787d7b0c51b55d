import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.eclipse.jgit.api.Git;

/** A second clone of the participant's repository, as a pipeline or a colleague has one. */
final class SomebodyElse {
  private final Desk desk;
  private final Path clone;

  private SomebodyElse(Desk desk, Path clone) {
    this.desk = desk;
    this.clone = clone;
  }

  static SomebodyElse of(Desk desk) throws Exception {
    var clone = desk.newDirectory("somebody-else");
    Git.cloneRepository()
        .setURI(desk.bareRepository().toUri().toString())
        .setDirectory(clone.toFile())
        .call()
        .close();
    return new SomebodyElse(desk, clone);
  }

  /** Changes a file, commits and pushes. */
  void pushes(String path, UnaryOperator<String> change) throws Exception {
    try (var git = Git.open(clone.toFile())) {
      git.pull().call();
      var file = clone.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, change.apply(Files.exists(file) ? Files.readString(file) : ""));
      git.add().addFilepattern(path).call();
      git.commit()
          .setMessage("Somebody else changes " + path)
          .setAuthor("somebody", "somebody@example.com")
          .setCommitter("somebody", "somebody@example.com")
          .setSign(false)
          .call();
      git.push().setRemote(desk.bareRepository().toUri().toString()).call();
    }
  }
}
