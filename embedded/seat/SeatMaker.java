package embedded.seat;

import embedded.accounts.Participant;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;

/**
 * Prepares a participant's seat; what is there from an earlier start is kept and pointed to today's
 * port.
 */
public final class SeatMaker {
  private static final PersonIdent TRAINER =
      new PersonIdent(
          "Workshop",
          "workshop@example.com",
          Instant.ofEpochSecond(1_700_000_000L),
          ZoneOffset.UTC);

  private final PlatformAddress address;
  private final Path sampleModel;

  /**
   * @param sampleModel the directory of the model that the participant packs
   */
  public SeatMaker(PlatformAddress address, Path sampleModel) {
    this.address = address;
    this.sampleModel = sampleModel;
  }

  /**
   * Makes the seat, all but the login to the cluster.
   *
   * @param directory where; made if missing
   * @param gitops where to clone mlops-gitops from; the clone's remote is the participant's own
   */
  public Seat make(Participant participant, Path directory, URI gitops) throws IOException {
    var seat = new Seat(participant, directory, address);
    Files.createDirectories(directory);
    seat.writeFiles();
    try {
      cloneGitops(seat, gitops);
      makeModelRepository(seat);
    } catch (GitAPIException failed) {
      throw new IOException(failed);
    }
    return seat;
  }

  // as on a workbench: the account stands in the remote's URL, which is why nobody may ever print
  // it
  private void cloneGitops(Seat seat, URI gitops) throws IOException, GitAPIException {
    if (!Files.exists(seat.gitops())) {
      Git.cloneRepository()
          .setURI(gitops.toString())
          .setDirectory(seat.gitops().toFile())
          .call()
          .close();
    }
    var participant = seat.participant();
    try (var git = Git.open(seat.gitops().toFile())) {
      var config = git.getRepository().getConfig();
      var account = participant.name() + ":" + participant.password();
      var path = "/" + participant.name() + "/mlops-gitops.git";
      config.setString(
          "remote", "origin", "url", "https://" + account + "@" + address.gitServer() + path);
      config.setString("http", null, "sslCAInfo", address.caFile().toString());
      config.setString("user", null, "name", participant.name());
      config.setString("user", null, "email", participant.name() + "@example.com");
      config.save();
    }
  }

  private void makeModelRepository(Seat seat) throws IOException, GitAPIException {
    if (Files.exists(seat.model())) {
      return;
    }
    copy(sampleModel, seat.model());
    var repository = seat.directory().resolve("jukebox");
    try (var git = Git.init().setDirectory(repository.toFile()).setInitialBranch("main").call()) {
      git.add().addFilepattern(".").call();
      git.commit()
          .setMessage("Train the jukebox model")
          .setAuthor(TRAINER)
          .setCommitter(TRAINER)
          .setSign(false)
          .call();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        var copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }
}
