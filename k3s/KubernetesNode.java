package k3s;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import org.testcontainers.containers.Network;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.k3s.K3sContainer;

/**
 * Kubernetes in a container: one node, which pulls every image from the platform's registry first.
 */
final class KubernetesNode implements AutoCloseable {
  private static final String HOST = "host.docker.internal";

  private final K3sContainer container;

  KubernetesNode(Network network) {
    this.container =
        new K3sContainer(ContainerImages.node())
            .withNetwork(network)
            .withExtraHost(HOST, "host-gateway")
            .withCopyToContainer(Transferable.of(registries()), "/etc/rancher/k3s/registries.yaml");
  }

  private static String registries() {
    var registry = RegistryContainer.addressForNodes();
    return """
    mirrors:
      quay.io:
        endpoint: ["%s"]
      registry.access.redhat.com:
        endpoint: ["%s"]
      image-registry.openshift-image-registry.svc:5000:
        endpoint: ["%s"]
    """
        .formatted(registry, registry, registry);
  }

  KubernetesNode start() {
    container.start();
    return this;
  }

  /** A client of the cluster's administrator. */
  KubernetesClient administrator() {
    var config =
        new ConfigBuilder(Config.fromKubeconfig(container.getKubeConfigYaml()))
            .withRequestTimeout(30_000)
            .build();
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  /** The IP address at which pods find this machine. */
  String addressOfThisMachine() throws IOException, InterruptedException {
    var found = container.execInContainer("getent", "hosts", HOST);
    if (found.getExitCode() != 0) {
      throw new IOException("the node does not know " + HOST + ": " + found.getStderr());
    }
    return found.getStdout().split("\\s+")[0];
  }

  @Override
  public void close() {
    container.stop();
  }
}
