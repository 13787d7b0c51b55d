import argocd.Argocd;
import console.Console;
import console.Result;
import gitops.Gitops;
import java.time.Duration;
import platform.Cluster;
import platform.Platform;
import platform.RouteClient;
import serving.Inference;
import serving.Serving;
import serving.Song;

/**
 * The step that deploy-jukebox and rollback end with: a commit is deployed when Argo CD has synced
 * it, its model serves, and one real prediction has come back.
 */
record AwaitedModel(
    Cluster cluster, Platform platform, RouteClient http, Console console, Duration timeout) {

  /** Waits for one environment, and adds to the result what serves there. */
  void addTo(Result result, Gitops gitops, String commit, String name, String environment)
      throws InterruptedException {
    var application = name + "-" + environment;
    var argocd = new Argocd(cluster, platform, console);
    argocd.applicationSets().refresh(environment, timeout);
    argocd
        .applications()
        .awaitDeployed(application, revision -> gitops.contains(revision, commit), timeout);
    var serving = new Serving(cluster, platform.namespace(environment), console);
    var model = serving.awaitModel(name, timeout);
    var endpoint = platform.routeUrl(name, environment);
    var prediction = new Inference(http, endpoint, name).predict(Song.sample());
    console.done(environment + ": " + model + " serves and predicts");
    result.value(
        environment,
        new Result()
            .value("model", model)
            .value("endpoint", endpoint)
            .value("outputs", prediction.values().size()));
    result.link("Argo CD " + environment, platform.links().application(application));
    result.link("dashboard " + environment, platform.links().dashboard(environment));
    result.link("model " + environment, platform.links().model(name, environment));
  }
}
