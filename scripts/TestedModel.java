import argocd.Argocd;
import console.Console;
import console.ExitCode;
import console.Failure;
import gitops.ConfigFile;
import gitops.Gitops;
import gitops.ModelImage;
import java.io.IOException;
import java.time.Duration;
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
 * The step that promote begins with: what Git says for test is deployed, serves, and has just made
 * one real prediction.
 *
 * @param registry is asked whether an image exists that a node cannot pull
 */
record TestedModel(
    Cluster cluster,
    Platform platform,
    RouteClient http,
    Supplier<ImageRegistry> registry,
    Console console,
    Duration timeout) {
  private static final String TEST = "test";

  /**
   * Waits for a roll-out that is under way, and asks the model.
   *
   * @param config test's config.yaml on the server
   * @return the image that test serves
   * @throws Failure test does not serve it: exit code 4, or 1 where waiting cannot help; it makes
   *     no prediction: 1, or 6 where its route does not answer
   */
  ModelImage require(Gitops gitops, String name, ConfigFile config)
      throws IOException, InterruptedException {
    if (config.value("version").isEmpty()) {
      throw Failure.refused(
          "there is no model on test to promote: " + config.name() + " names no version",
          "deploy-jukebox --env test --version VERSION");
    }
    var image = ModelImage.of(config);
    var commit = lastChange(gitops, name);
    var goal =
        new Goal(name, TEST, revision -> gitops.contains(revision, commit), config.chartSource());
    var rollout = new Rollout(goal, cluster, platform, registry, console);
    requireAll(served(rollout), image);
    predict(rollout, new Inference(http, platform.routeUrl(name, TEST), name));
    console.done("test: oci://" + image.reference() + " has made a prediction");
    return image;
  }

  private String lastChange(Gitops gitops, String name) throws IOException {
    var valueFiles = new Argocd(cluster, platform).applications().valueFiles(name + "-" + TEST);
    return gitops.application(TEST, name).lastChange(valueFiles).orElseThrow().id();
  }

  private Served served(Rollout rollout) throws InterruptedException {
    try {
      var already = rollout.look();
      return already.isPresent() ? already.get() : rollout.await(timeout);
    } catch (Failure notServing) {
      throw refusal(notServing);
    }
  }

  // whoever is not let in, or reaches nobody, has learnt nothing about test
  private static Failure refusal(Failure notServing) {
    int code = notServing.exitCode();
    if (code != ExitCode.FAILED && code != ExitCode.NOT_IN_TIME) {
      return notServing;
    }
    return new Failure(
        code == ExitCode.FAILED ? ExitCode.FAILED : ExitCode.REFUSED,
        "test does not serve what Git says, so nothing is promoted: " + notServing.getMessage(),
        notServing.next());
  }

  private static void predict(Rollout rollout, Inference inference) throws InterruptedException {
    try {
      rollout.prove(() -> inference.predict(Song.sample()));
    } catch (Failure noPrediction) {
      throw new Failure(
          noPrediction.exitCode(),
          "test made no prediction, so nothing is promoted: " + noPrediction.getMessage(),
          noPrediction.next());
    }
  }

  private static void requireAll(Served served, ModelImage image) {
    if (served.percent().isPresent()) {
      throw Failure.refused(
          "test serves " + image.reference() + " only by " + served.percent().get() + " %",
          "promote it when all of test's traffic goes to it");
    }
    if (!served.models().contains("oci://" + image.reference())) {
      throw Failure.refused(
          "test serves %s, but %s names %s"
              .formatted(String.join(", ", served.models()), image.config(), image.reference()),
          "oc get inferenceservice -o yaml");
    }
  }
}
