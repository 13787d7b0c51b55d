//SOURCES ../embedded/Platform.java
//SOURCES ArgoInstallation.java
//SOURCES ArgoManifest.java
//SOURCES ArgoOutage.java
//SOURCES ArgoRelease.java
//SOURCES Background.java
//SOURCES Classroom.java
//SOURCES ClusterNames.java
//SOURCES ContainerImages.java
//SOURCES ContainerOutage.java
//SOURCES ContainerPorts.java
//SOURCES Containers.java
//SOURCES GiteaAccounts.java
//SOURCES GiteaContainer.java
//SOURCES HostEdge.java
//SOURCES KubernetesNode.java
//SOURCES ParticipantLogin.java
//SOURCES PodTunnels.java
//SOURCES RegistryContainer.java
//SOURCES RegistryTags.java
//SOURCES Renewal.java
//SOURCES Requirements.java
//SOURCES ServerClassPath.java
//SOURCES ServerImages.java
//SOURCES SmallNode.java
//SOURCES Versions.java
//SOURCES WorkshopTypes.java
//SOURCES YamlObjects.java
//DEPS com.fasterxml.jackson.core:jackson-annotations:2.22
//DEPS com.google.guava:guava:33.5.0-jre
//DEPS com.google.cloud.tools:jib-core:0.28.1
//DEPS org.testcontainers:testcontainers-k3s:2.0.5

package k3s;

import embedded.accounts.Accounts;
import embedded.accounts.Participant;
import embedded.content.BundledFiles;
import embedded.content.WorkshopRepositories;
import embedded.edge.JvmSettings;
import embedded.git.ServerSideGit;
import embedded.home.Home;
import embedded.seat.Outage;
import embedded.seat.PlatformAddress;
import embedded.seat.PlatformPart;
import embedded.seat.Seat;
import embedded.seat.SeatedPlatform;
import embedded.serving.InferenceServiceController;
import embedded.workloads.RouteController;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The workshop's platform from real parts, in containers: Kubernetes, an Argo CD for each
 * participant, Gitea and a registry. Of ours are only the controller that stands in for KServe, the
 * model server it starts, and the edge in front of the routes.
 */
public final class K3sPlatform implements SeatedPlatform {
  static {
    JvmSettings.apply();
  }

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final List<Seat> seats = new ArrayList<>();
  private final Home home;
  private final Containers containers;
  private final HostEdge edge;
  private KubernetesClient administrator;
  private Classroom classroom;
  private Versions versions;

  private K3sPlatform(Home home) throws IOException {
    this.home = home;
    this.containers = new Containers();
    parts.push(home);
    parts.push(containers);
    this.edge = closedLater(HostEdge.open(home.directory(), containers.registry()::address));
  }

  private <T extends AutoCloseable> T closedLater(T part) {
    parts.push(part);
    return part;
  }

  /** Starts everything and returns when a participant can begin with the first step. */
  public static K3sPlatform start(List<String> users) throws IOException {
    return start(users, Optional.empty());
  }

  /**
   * As above.
   *
   * @param repositories a directory with working trees to serve instead of the built-in ones
   */
  public static K3sPlatform start(List<String> users, Optional<Path> repositories)
      throws IOException {
    ServerSideGit.install();
    var platform = new K3sPlatform(Home.open(Optional.empty()));
    try {
      platform.startParts(Accounts.random(users).participants(), repositories);
      return platform;
    } catch (IOException | RuntimeException failed) {
      platform.close();
      throw failed;
    }
  }

  private void startParts(List<Participant> participants, Optional<Path> repositories)
      throws IOException {
    BundledFiles.copyTo(home.fresh("workshop"));
    var images = Background.start("registry", this::startRegistry);
    var git = Background.start("gitea", this::startGitea);
    var argo = Background.start("argo", ArgoRelease::manifest);
    administrator = closedLater(containers.node().start().administrator());
    defineTypesAndNames();
    startControllers();
    var manifest = new ArgoManifest(administrator, argo.await());
    manifest.types().forEach(type -> YamlObjects.apply(administrator, type));
    var workshop = home.directory().resolve("workshop");
    classroom =
        new Classroom(
            administrator,
            git.await(),
            new RegistryTags(containers.registry()::address),
            manifest,
            address(),
            new WorkshopRepositories(repositories, workshop.resolve("repositories")),
            home.directory());
    for (var participant : participants) {
      seats.add(classroom.prepare(participant));
    }
    images.await();
    participants.forEach(it -> new ArgoInstallation(administrator, it.name()).awaitReady());
    versions = Versions.of(containers, administrator, manifest);
  }

  private PlatformAddress address(String api) {
    return new PlatformAddress(HostEdge.DOMAIN, edge.port(), api, edge.caFile());
  }

  private Void startRegistry() throws Exception {
    containers.registry().start();
    var images = new ServerImages(containers.registry().hostAndPort(), home.fresh("images"));
    images.pushModelcarBase();
    images.pushFirstModelcar(home.directory().resolve("workshop/model/jukebox"));
    images.pushUi(edge.caFile());
    images.pushModelServer();
    return null;
  }

  private GiteaAccounts startGitea() throws Exception {
    var password = UUID.randomUUID().toString();
    var gitea = containers.gitea().knownAs("https://" + address("").gitServer());
    gitea.start();
    gitea.createAdministrator(password);
    edge.publishGit(gitea.address());
    return new GiteaAccounts(gitea::address, password, home.fresh("imports"));
  }

  private void defineTypesAndNames() throws IOException {
    WorkshopTypes.define(administrator);
    try {
      ClusterNames.resolve(
          administrator, HostEdge.DOMAIN, containers.node().addressOfThisMachine());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(stopped);
    }
  }

  private void startControllers() {
    var domain = HostEdge.DOMAIN + ":" + edge.port();
    var tunnels = closedLater(new PodTunnels(administrator));
    closedLater(new InferenceServiceController(administrator, domain, new SmallNode()).start());
    closedLater(
        new RouteController(administrator, tunnels, edge.routes(), HostEdge.DOMAIN).start());
  }

  @Override
  public List<Seat> seats() {
    return List.copyOf(seats);
  }

  /** Clears the place of a participant who has left, and prepares it for the next one. */
  public Seat renew(Seat used) throws IOException {
    return classroom.renew(used);
  }

  @Override
  public PlatformAddress address() {
    // without the slash that the client puts behind it: it is compared with the kubeconfig's
    return address(administrator.getMasterUrl().toString().replaceFirst("/$", ""));
  }

  @Override
  public Outage outage(PlatformPart part, String user) {
    return switch (part) {
      case GIT_SERVER ->
          new ContainerOutage(
              containers.gitea(), () -> edge.publishGit(containers.gitea().address()));
      case REGISTRY -> new ContainerOutage(containers.registry(), () -> {});
      case ARGO_CD -> ArgoOutage.of(administrator, user);
    };
  }

  /** What exactly runs. */
  public Versions versions() {
    return versions;
  }

  /** A client that may do everything, for tests and instructors. */
  public KubernetesClient administrator() {
    return administrator;
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception stopping) {
        System.getLogger("sandbox").log(System.Logger.Level.DEBUG, "while stopping", stopping);
      }
    }
  }
}
