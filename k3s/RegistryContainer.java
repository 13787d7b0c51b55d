package k3s;

import java.net.URI;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;

/**
 * A CNCF Distribution registry. It stands in for quay.io and everything else that nodes pull from.
 */
final class RegistryContainer extends GenericContainer<RegistryContainer> {
  private static final String ALIAS = "registry";
  private static final int PORT = 5000;

  RegistryContainer(Network network) {
    super(ContainerImages.registry());
    withNetwork(network).withNetworkAliases(ALIAS).withExposedPorts(PORT);
    // each answer would otherwise be logged
    withEnv("REGISTRY_LOG_LEVEL", "warn");
    withEnv("REGISTRY_STORAGE_DELETE_ENABLED", "true");
    waitingFor(Wait.forHttp("/v2/").forStatusCode(200));
  }

  /** Where nodes find it. */
  static String addressForNodes() {
    return "http://" + ALIAS + ":" + PORT;
  }

  /** Where this machine finds it, host and port; another port after each start of the container. */
  String hostAndPort() {
    return "localhost:" + new ContainerPorts(this).published(PORT);
  }

  URI address() {
    return URI.create("http://" + hostAndPort());
  }
}
