import console.Console;
import console.Failure;
import gitops.ModelImage;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
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
   * @throws Failure it was moved, or the cluster does not tell what the pods run: exit code 4
   */
  void requireUnmoved(String environment, ModelImage image, Manifest tagged) throws IOException {
    var running = running(environment, image);
    if (running.isEmpty()) {
      throw Failure.refused(
          unknown(environment, image) + ", so nothing is promoted", look(environment));
    }
    var other = other(running, tagged);
    if (other.isPresent()) {
      throw Failure.refused(
          "the tag was moved: %s runs %s, but %s stands for %s now"
              .formatted(environment, other.get(), image.reference(), tagged.digest()),
          "package-modelcar with a tag that does not move, and deploy-jukebox --env test");
    }
    tell(environment, image, tagged);
  }

  /**
   * The pods must have been seen to run this image.
   *
   * @throws Failure they run something else, or the cluster does not tell: exit code 1
   */
  void requireDeployed(String environment, ModelImage image, Manifest wanted) throws IOException {
    var running = running(environment, image);
    if (running.isEmpty()) {
      throw Failure.content(
          unknown(environment, image) + ", which should be " + wanted.digest(), look(environment));
    }
    var other = other(running, wanted);
    if (other.isPresent()) {
      throw Failure.content(
          "%s runs %s under the name %s, and not %s"
              .formatted(environment, other.get(), image.reference(), wanted.digest()),
          "oc rollout restart deployment " + name + "-predictor -n " + namespace(environment));
    }
    tell(environment, image, wanted);
  }

  private Set<String> running(String environment, ModelImage image) {
    console.standsFor(look(environment));
    return new Serving(cluster, namespace(environment)).digests(name, image.reference());
  }

  private String look(String environment) {
    return "oc get po -l serving.kserve.io/inferenceservice=%s -o jsonpath='{..imageID}' -n %s"
        .formatted(name, namespace(environment));
  }

  /** A digest that pods run and that is not wanted; empty where all run what is wanted. */
  private static Optional<String> other(Set<String> running, Manifest wanted) throws IOException {
    for (var digest : running) {
      if (!wanted.leadsTo(digest)) {
        return Optional.of(digest);
      }
    }
    return Optional.empty();
  }

  private static String unknown(String environment, ModelImage image) {
    return environment
        + " serves "
        + image.reference()
        + ", but the cluster does not tell which digest its pods run";
  }

  private void tell(String environment, ModelImage image, Manifest wanted) {
    console.done(environment + " runs " + image.reference() + "@" + wanted.digest());
  }

  private String namespace(String environment) {
    return platform.namespace(environment);
  }
}
