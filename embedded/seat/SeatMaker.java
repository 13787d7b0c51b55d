package embedded.seat;

import embedded.accounts.Participant;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.StoredConfig;

/**
 * Prepares a participant's seat; what is there from an earlier start is kept and pointed to today's
 * port.
 */
public final class SeatMaker {
  /** The branch of the model's repository with what was trained later, on more songs. */
  private static final String LATER_MODEL = "more-songs";

  private static final Instant FIRST_TRAINING = Instant.ofEpochSecond(1_700_000_000L);

  private final PlatformAddress address;
  private final Path sampleModels;

  /**
   * @param sampleModels a directory with the versions of the model that the participant packs:
   *     {@code jukebox} and {@code jukebox-v2}
   */
  public SeatMaker(PlatformAddress address, Path sampleModels) {
    this.address = address;
    this.sampleModels = sampleModels;
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
      signAs(participant, config);
      config.save();
    }
  }

  private void makeModelRepository(Seat seat) throws IOException, GitAPIException {
    if (Files.exists(seat.model())) {
      return;
    }
    var repository = seat.directory().resolve("jukebox");
    try (var git = Git.init().setDirectory(repository.toFile()).setInitialBranch("main").call()) {
      var config = git.getRepository().getConfig();
      signAs(seat.participant(), config);
      config.save();
      copy(sampleModels.resolve("jukebox"), seat.model());
      commit(git, "Train the jukebox model", FIRST_TRAINING);
      git.checkout().setCreateBranch(true).setName(LATER_MODEL).call();
      copy(sampleModels.resolve("jukebox-v2"), seat.model());
      commit(git, "Train with more songs", FIRST_TRAINING.plus(Duration.ofDays(1)));
      git.checkout().setName("main").call();
    }
  }

  private static void signAs(Participant participant, StoredConfig config) {
    config.setString("user", null, "name", participant.name());
    config.setString("user", null, "email", participant.name() + "@example.com");
  }

  // the same commits at every start, so that the page can name them
  private static void commit(Git git, String message, Instant time) throws GitAPIException {
    var trainer = new PersonIdent("Workshop", "workshop@example.com", time, ZoneOffset.UTC);
    git.add().addFilepattern(".").call();
    git.commit().setMessage(message).setAuthor(trainer).setCommitter(trainer).setSign(false).call();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        var copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
