package k3s;

import org.testcontainers.containers.Network;

/** The containers of the platform, in a network of their own. */
final class Containers implements AutoCloseable {
  private final Network network = Network.newNetwork();
  private final RegistryContainer registry = new RegistryContainer(network);
  private final KubernetesNode node = new KubernetesNode(network);
  private final GiteaContainer gitea = new GiteaContainer();

  RegistryContainer registry() {
    return registry;
  }

  KubernetesNode node() {
    return node;
  }

  GiteaContainer gitea() {
    return gitea;
  }

  /**
   * Removes them. At the end of the JVM Testcontainers does it, and would complain about what
   * somebody else has removed at the same moment.
   */
  @Override
  public void close() {
    if (jvmEnds()) {
      return;
    }
    gitea.stop();
    node.close();
    registry.stop();
    network.close();
  }

  private static boolean jvmEnds() {
    var hook = new Thread();
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      Runtime.getRuntime().removeShutdownHook(hook);
      return false;
    } catch (IllegalStateException alreadyEnding) {
      return true;
    }
  }
}
