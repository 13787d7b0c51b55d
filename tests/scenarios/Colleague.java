import console.Console;
import gitops.Gitops;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import platform.Platform;
import platform.Profile;

/**
 * Somebody else, or a pipeline, who pushes to the participant's mlops-gitops from a clone of their
 * own.
 */
final class Colleague {
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

  /** Pushes a file with this content, on top of what is there. */
  String push(String file, String content) throws IOException {
    return edit(file, before -> content);
  }

  /**
   * Changes a file and pushes it.
   *
   * @return the commit
   */
  String edit(String file, UnaryOperator<String> change) throws IOException {
    var nowhere = OutputStream.nullOutputStream();
    var workbench = participant.workbench(nowhere, nowhere);
    var platform =
        new Platform(
            participant.name(),
            participant.clusterDomain(),
            participant.gitServer(),
            clone,
            Profile.load(workbench));
    try (var gitops = Gitops.open(workbench, new Console(workbench), platform)) {
      gitops.pull();
      var text = change.apply(Files.readString(clone.resolve(file)));
      return gitops.commitAndPush(Map.of(file, text), "Change " + file).commit();
    }
  }
}
