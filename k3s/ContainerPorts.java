package k3s;

import com.github.dockerjava.api.model.ExposedPort;
import org.testcontainers.containers.GenericContainer;

/**
 * The ports of a container as Docker has published them now. What Testcontainers remembers is from
 * its first start; a container that was stopped and started again has others.
 */
record ContainerPorts(GenericContainer<?> container) {
  int published(int port) {
    var state = container.getDockerClient().inspectContainerCmd(container.getContainerId()).exec();
    var bindings = state.getNetworkSettings().getPorts().getBindings().get(ExposedPort.tcp(port));
    if (bindings == null || bindings.length == 0) {
      throw new IllegalStateException(container.getDockerImageName() + " does not run");
    }
    return Integer.parseInt(bindings[0].getHostPortSpec());
  }
}
