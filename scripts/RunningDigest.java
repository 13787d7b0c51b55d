import console.Console;
import console.Failure;
import gitops.ModelImage;
import java.io.IOException;
import java.util.Optional;
import platform.Cluster;
import platform.Platform;
import registry.Manifest;
import serving.Serving;

/** Holds what pods really run against what the registry has under the image's tag. */
record RunningDigest(String name, Cluster cluster, Platform platform, Console console) {

  /**
   * The tag must still stand for what the pods run: one that was moved since would bring something
   * else to the next environment.
   *
   * @throws Failure it was moved: exit code 4
   */
  void requireUnmoved(String environment, ModelImage image, Manifest tagged) throws IOException {
    var other = other(environment, image, tagged);
    if (other.isPresent()) {
      throw Failure.refused(
          "the tag was moved: %s runs %s, but %s stands for %s now"
              .formatted(environment, other.get(), image.reference(), tagged.digest()),
          "package-modelcar with a tag that does not move, and deploy-jukebox --env test");
    }
  }

  /**
   * @throws Failure the pods run something else: exit code 1
   */
  void requireDeployed(String environment, ModelImage image, Manifest wanted) throws IOException {
    var other = other(environment, image, wanted);
    if (other.isPresent()) {
      throw Failure.content(
          "%s runs %s under the name %s, and not %s"
              .formatted(environment, other.get(), image.reference(), wanted.digest()),
          "oc rollout restart deployment " + name + "-predictor -n " + namespace(environment));
    }
  }

  /** A digest that pods run and that is not wanted; empty where all run what is wanted. */
  private Optional<String> other(String environment, ModelImage image, Manifest wanted)
      throws IOException {
    console.standsFor(
        "oc get po -l serving.kserve.io/inferenceservice=%s -o jsonpath='{..imageID}' -n %s"
            .formatted(name, namespace(environment)));
    var running = new Serving(cluster, namespace(environment)).digests(name, image.reference());
    for (var digest : running) {
      if (!wanted.leadsTo(digest)) {
        return Optional.of(digest);
      }
    }
    if (running.isEmpty()) {
      console.warn("the cluster does not tell which digest " + environment + " runs");
    } else {
      console.done(environment + " runs " + image.reference() + "@" + wanted.digest());
    }
    return Optional.empty();
  }

  private String namespace(String environment) {
    return platform.namespace(environment);
  }
}
