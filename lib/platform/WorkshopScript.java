package platform;

import console.Failure;
import console.Script;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Mixin;

/**
 * A script of the workshop: it knows where things are and is logged in. Both are looked up when a
 * step first asks for them, so that a script which fails earlier has contacted nobody.
 */
public abstract class WorkshopScript extends Script {
  static {
    ConnectTo.allowHostHeader();
  }

  @Mixin private PlaceOptions place;

  private Profile profile;
  private Platform platform;
  private volatile Cluster opened;
  private Cluster cluster;
  private CompletableFuture<Cluster> meanwhile;
  private RouteClient http;

  /** What earlier steps remembered. */
  protected Profile profile() {
    if (profile == null) {
      profile = Profile.load(workbench());
    }
    return profile;
  }

  /** Where things are; fails with exit code 2 where that is not known or contradictory. */
  protected Platform platform() {
    if (platform == null) {
      platform = new PlaceFinder(workbench(), profile(), place, this::askTheCluster).find();
    }
    return platform;
  }

  /** Uses this clone of mlops-gitops, not the one that would be found. */
  protected void workIn(Path clone) {
    if (place.gitopsDirectory != null) {
      throw Failure.usage(
          "--git-url makes a clone of its own, --gitops-dir names one", "give only one of them");
    }
    place.gitopsDirectory = clone.toString();
  }

  /** The client for routes; one for all, because each reads the certificate authorities anew. */
  protected RouteClient http() {
    if (http == null) {
      http = new RouteClient(workbench(), profile());
    }
    return http;
  }

  /**
   * The cluster, after a look at who we are there: the participant, on the cluster of the profile.
   *
   * @throws Failure logged in as somebody else or elsewhere: exit code 5
   */
  protected Cluster cluster() {
    if (cluster == null) {
      cluster = meanwhile == null ? logIn() : result(meanwhile);
    }
    return cluster;
  }

  /**
   * Begins to log in while Git is asked: each takes most of a second. The first {@link #cluster()}
   * waits for it, and fails where it failed.
   */
  protected void logInMeanwhile() {
    platform(); // may ask the person, so not beside something else
    meanwhile = CompletableFuture.supplyAsync(this::logIn, WorkshopScript::inBackground);
  }

  private Cluster logIn() {
    var where = platform();
    new Login(anyCluster(), where, inCluster(), loginCommand()).check();
    return opened;
  }

  /**
   * The cluster, whoever we are there: for a script that finds out what is wrong with the login.
   * Nothing is sent yet.
   *
   * @throws Failure without a login: exit code 5
   */
  protected synchronized Cluster anyCluster() {
    if (opened == null) {
      opened = openCluster();
    }
    return opened;
  }

  private static void inBackground(Runnable task) {
    var thread = new Thread(task, "log in");
    thread.setDaemon(true);
    thread.start();
  }

  private static Cluster result(CompletableFuture<Cluster> login) {
    try {
      return login.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  private Cluster openCluster() {
    return inCluster() ? Cluster.inCluster() : Cluster.open(workbench(), loginCommand());
  }

  private boolean inCluster() {
    return place.inCluster
        || workbench().variable("JUKEBOX_IN_CLUSTER").filter("true"::equals).isPresent();
  }

  /**
   * Whether the cluster may be asked where things are; only then it is, where nothing else tells.
   */
  protected boolean mayAskTheCluster() {
    return true;
  }

  /** The last source: who the cluster says we are, and the host of the participant's Argo CD. */
  private Optional<Found> askTheCluster(String key) {
    if (!mayAskTheCluster()) {
      return Optional.empty();
    }
    try (var asked = openCluster()) {
      var user = asked.userName();
      if (key.equals(Profile.USER)) {
        return user.contains(":") ? Optional.empty() : Optional.of(new Found(user, "your login"));
      }
      return argocdHost(asked, Optional.ofNullable(place.user).orElse(user))
          .map(domain -> new Found(domain, "the Route argocd-server"));
    } catch (Failure | KubernetesClientException noHelp) {
      return Optional.empty();
    }
  }

  private static Optional<String> argocdHost(Cluster cluster, String user) {
    var prefix = "argocd-server-" + user + "-toolings.";
    return new Routes(cluster.client(), user + "-toolings")
        .host("argocd-server")
        .filter(host -> host.startsWith(prefix))
        .map(host -> host.substring(prefix.length()));
  }

  /** What the person types to log in. */
  protected String loginCommand() {
    var domain = platform == null ? "<CLUSTER_DOMAIN>" : platform.clusterDomain();
    var user = platform == null ? "<USER_NAME>" : platform.user();
    var server =
        profile().text(Profile.CLUSTER).orElse("https://api." + withoutApps(domain) + ":6443");
    return "oc login --server=" + server + " -u " + user;
  }

  private static String withoutApps(String domain) {
    return domain.startsWith("apps.") ? domain.substring("apps.".length()) : domain;
  }

  @Override
  protected Optional<Failure> inWords(Exception failed) {
    if (failed instanceof KubernetesClientException refused) {
      var server = opened == null ? "in your kubeconfig" : opened.server();
      return Optional.of(ClusterErrors.sentence(refused, server, loginCommand()));
    }
    return super.inWords(failed);
  }

  @Override
  protected void close() {
    if (meanwhile != null) {
      meanwhile.exceptionally(failed -> opened).thenAccept(WorkshopScript::close);
    } else {
      close(opened);
    }
  }

  private static void close(Cluster clusterOrNull) {
    if (clusterOrNull != null) {
      clusterOrNull.close();
    }
  }
}
