package k3s;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;

/**
 * What exactly runs: asked from the parts themselves.
 *
 * @param node the node's image
 * @param kubernetes for example {@code v1.34.4}
 */
public record Versions(
    String node, String kubernetes, String argoCd, String gitea, String registry) {

  static Versions of(Containers containers, KubernetesClient client, ArgoManifest argo)
      throws IOException {
    return new Versions(
        ContainerImages.node().asCanonicalNameString(),
        client.getKubernetesVersion().getGitVersion(),
        argo.version(),
        output(containers.gitea(), "gitea", "--version")
            .replaceAll("(?i)^gitea version (\\S+).*", "$1"),
        output(containers.registry(), "registry", "--version").replaceAll(".* ", ""));
  }

  private static String output(
      org.testcontainers.containers.GenericContainer<?> container, String... command)
      throws IOException {
    try {
      var lines = container.execInContainer(command).getStdout().lines();
      return lines.filter(line -> !line.isBlank()).findFirst().orElse("unknown").strip();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(stopped);
    }
  }

  /** One line for a report; it says which of the two kinds of node was not run. */
  @Override
  public String toString() {
    var other =
        node.startsWith("rancher/k3s") ? "" : "; a substitute for rancher/k3s, which was not run";
    return "Kubernetes %s (%s%s), Argo CD %s, Gitea %s, registry %s"
        .formatted(kubernetes, node, other, argoCd, gitea, registry);
  }
}
