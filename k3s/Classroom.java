package k3s;

import embedded.accounts.Participant;
import embedded.content.WorkshopRepositories;
import embedded.seat.Namespaces;
import embedded.seat.PlatformAddress;
import embedded.seat.Seat;
import embedded.seat.SeatMaker;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jgit.api.Git;

/** What an instructor prepares for each participant. */
final class Classroom {
  private final KubernetesClient client;
  private final GiteaAccounts git;
  private final ArgoManifest argo;
  private final RegistryTags images;
  private final PlatformAddress address;
  private final Path directory;
  private final WorkshopRepositories repositories;
  private final SeatMaker seats;
  private final AtomicInteger renewals = new AtomicInteger();

  /**
   * @param directory of the platform; the workshop's files are in it
   */
  Classroom(
      KubernetesClient client,
      GiteaAccounts git,
      RegistryTags images,
      ArgoManifest argo,
      PlatformAddress address,
      WorkshopRepositories repositories,
      Path directory) {
    this.client = client;
    this.git = git;
    this.images = images;
    this.argo = argo;
    this.address = address;
    this.directory = directory;
    this.repositories = repositories;
    this.seats = new SeatMaker(address, directory.resolve("workshop/model"));
  }

  /** Namespaces, Argo CD, repositories, a login and a seat with all that. */
  Seat prepare(Participant participant) throws IOException {
    Namespaces.prepare(client, participant, address);
    var login = new ParticipantLogin(client, participant);
    login.grant();
    new ArgoInstallation(client, participant.name())
        .install(
            argo, PlatformAddress.gitHost(address.domain()), Files.readString(address.caFile()));
    git.createUser(participant);
    repositories.create(git, participant.name());
    var seat = seat(participant, directory.resolve("seats").resolve(participant.name()));
    login.write(seat.kubeconfig());
    return seat;
  }

  /** The same participant as on the first day, at a seat in another directory. */
  Seat renew(Seat used) throws IOException {
    var participant = used.participant();
    new Renewal(client, participant.name()).clear();
    for (var repository : repositories.names()) {
      git.delete(participant.name(), repository);
    }
    repositories.create(git, participant.name());
    images.delete(participant.name() + "/jukebox");
    var place =
        directory.resolve("seats").resolve(participant.name() + "-" + renewals.incrementAndGet());
    var seat = seat(participant, place);
    Files.copy(used.kubeconfig(), seat.kubeconfig());
    return seat;
  }

  /** The git command has no connect-to; it takes names from its configuration (git 2.37). */
  private void letGitFind(Seat seat) throws IOException {
    try (var git = Git.open(seat.gitops().toFile())) {
      var config = git.getRepository().getConfig();
      var name = PlatformAddress.gitHost(address.domain());
      config.setString("http", null, "curloptResolve", name + ":" + address.port() + ":127.0.0.1");
      config.save();
    }
  }

  private Seat seat(Participant participant, Path place) throws IOException {
    var gitops = git.bareCopy(participant.name(), "mlops-gitops").toUri();
    var seat = seats.make(participant, place, gitops);
    Files.writeString(
        seat.jukeboxHome().resolve("profile.yaml"),
        """
        # names of this domain are in no name server outside of the cluster
        connect-to:
          '*.%s': 127.0.0.1
        """
            .formatted(address.domain()),
        StandardOpenOption.APPEND);
    letGitFind(seat);
    return seat;
  }
}
