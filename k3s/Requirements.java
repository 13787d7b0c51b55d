package k3s;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.utility.DockerImageName;

/** What must be on this machine, or reachable, before the platform can be started. */
public final class Requirements {
  private static final long PULL_MINUTES = 10;

  private Requirements() {}

  /** What is missing, as a sentence with the way out; empty when the platform can be started. */
  public static Optional<String> missing() {
    return missingDocker().or(Requirements::missingImage).or(Requirements::missingManifest);
  }

  // the first call makes Testcontainers start its container that clears up after us
  private static Optional<String> missingDocker() {
    try {
      return DockerClientFactory.instance().isDockerAvailable()
          ? Optional.empty()
          : Optional.of("Docker does not answer: start it, or set DOCKER_HOST");
    } catch (ContainerFetchException noRyuk) {
      return Optional.of(
          "the image testcontainers/ryuk cannot be had: load it, or set"
              + " TESTCONTAINERS_RYUK_DISABLED=true");
    }
  }

  private static Optional<String> missingImage() {
    return ContainerImages.all().stream().flatMap(image -> missing(image).stream()).findFirst();
  }

  private static Optional<String> missing(DockerImageName image) {
    var docker = DockerClientFactory.instance().client();
    var name = image.asCanonicalNameString();
    return isThere(docker, name) ? Optional.empty() : pull(docker, name);
  }

  private static boolean isThere(DockerClient docker, String image) {
    try {
      docker.inspectImageCmd(image).exec();
      return true;
    } catch (NotFoundException missing) {
      return false;
    }
  }

  // not left to Testcontainers, which tries for two minutes where there is no network
  private static Optional<String> pull(DockerClient docker, String image) {
    try {
      docker.pullImageCmd(image).start().awaitCompletion(PULL_MINUTES, TimeUnit.MINUTES);
      return Optional.empty();
    } catch (DockerException refused) {
      return Optional.of(notHad(image, refused.getMessage()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.of(notHad(image, "interrupted"));
    }
  }

  private static String notHad(String image, String why) {
    return "the image %s cannot be had (%s): load it, or name another with %s"
        .formatted(image, why.strip(), String.join(", ", ContainerImages.VARIABLES));
  }

  private static Optional<String> missingManifest() {
    try {
      ArgoRelease.manifest();
      return Optional.empty();
    } catch (IOException unreachable) {
      return Optional.of(
          "Argo CD's manifest cannot be had (%s): name a file with ARGOCD_MANIFEST"
              .formatted(unreachable.getMessage()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }
}
