import console.Console;
import console.Result;
import gitops.ConfigChange;
import gitops.Delivered;
import gitops.Gitops;
import gitops.Pushed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import platform.Cluster;
import platform.Platform;
import platform.RouteClient;
import registry.ImageRegistry;
import rollout.Goal;
import rollout.Rollout;
import rollout.Served;
import serving.Inference;
import serving.Song;

/**
 * The step that deploy-jukebox and rollback end with: a commit is deployed when Argo CD has synced
 * it, its model serves, and one real prediction has come back.
 *
 * @param registry is asked whether an image exists that a node cannot pull
 */
record AwaitedModel(
    Cluster cluster,
    Platform platform,
    RouteClient http,
    Supplier<ImageRegistry> registry,
    Console console,
    Duration timeout) {

  /** Waits wherever the change is in Git; where it was only proposed, says what it waits for. */
  Result of(
      Gitops gitops, ConfigChange change, Map<String, Delivered> delivered, List<String> places)
      throws InterruptedException {
    var result = new Result();
    for (var environment : places) {
      var place = delivered.get(environment);
      place.addTo(result, platform.links());
      if (place instanceof Delivered.InGit inGit) {
        var source = change.chartSource(environment);
        addTo(result, gitops, inGit.pushed(), source, change.application(), environment);
      } else if (place instanceof Delivered.Proposed proposed) {
        console.say(environment + " changes when " + proposed.request().url() + " is merged");
      }
    }
    return result;
  }

  /**
   * Waits for one environment, and adds to the result what serves there.
   *
   * @param chartSource what its config.yaml says about the chart
   */
  private void addTo(
      Result result,
      Gitops gitops,
      Pushed pushed,
      Map<String, String> chartSource,
      String name,
      String environment)
      throws InterruptedException {
    var commit = pushed.commit();
    var goal =
        new Goal(name, environment, revision -> gitops.contains(revision, commit), chartSource);
    var rollout = new Rollout(goal, cluster, platform, registry, console);
    var served = served(rollout, pushed);
    var endpoint = platform.routeUrl(name, environment);
    var inference = new Inference(http, endpoint, name);
    var model = String.join(", ", served.models());
    var place = new Result().value("model", model).value("endpoint", endpoint);
    if (served.percent().isEmpty()) {
      var prediction = rollout.prove(() -> inference.predict(Song.sample()));
      console.done(environment + ": " + model + " serves and predicts");
      place.value("outputs", prediction.values().size());
    } else {
      place.value("percent", served.percent().get());
    }
    result.value(environment, place);
    result.link("Argo CD " + environment, platform.links().application(name + "-" + environment));
    result.link("dashboard " + environment, platform.links().dashboard(environment));
    result.link("model " + environment, platform.links().model(name, environment));
  }

  // what was in Git before may serve already; then nobody needs to be asked to do anything
  private Served served(Rollout rollout, Pushed pushed) throws InterruptedException {
    var already = pushed.alreadyThere() ? rollout.look() : Optional.<Served>empty();
    return already.isPresent() ? already.get() : rollout.await(timeout);
  }
}
