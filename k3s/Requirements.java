package k3s;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.utility.DockerImageName;

/** What must be on this machine, or reachable, before the platform can be started. */
public final class Requirements {
  private static final long PULL_MINUTES = 10;

  private Requirements() {}

  /** What is missing, as a sentence with the way out; empty when the platform can be started. */
  public static Optional<String> missing() {
    try (var docker = docker()) {
      return missingImage(docker).or(Requirements::missingManifest);
    } catch (IllegalStateException | IOException unreachable) {
      return Optional.of("Docker does not answer: start it, or set DOCKER_HOST");
    }
  }

  /**
   * Not the client that Testcontainers gives away: with that one it starts a container which clears
   * up after us, and tries for minutes where that container's image cannot be had.
   */
  private static DockerClient docker() {
    var transport = DockerClientFactory.instance().getTransportConfig();
    return DockerClientProviderStrategy.getClientForConfig(transport);
  }

  private static Optional<String> missingImage(DockerClient docker) {
    return ContainerImages.all().stream()
        .map(DockerImageName::asCanonicalNameString)
        .filter(name -> !isThere(docker, name))
        .flatMap(name -> pull(docker, name).stream())
        .findFirst();
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
