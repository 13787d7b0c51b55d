package k3s;

import embedded.seat.Outage;
import org.testcontainers.containers.GenericContainer;

/**
 * A container that was killed, and is started again with what it had stored.
 *
 * @param whenBack is told when it has a port again, another one than before
 */
record ContainerOutage(GenericContainer<?> container, Runnable whenBack) implements Outage {
  ContainerOutage {
    container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
  }

  @Override
  public void close() {
    container.getDockerClient().startContainerCmd(container.getContainerId()).exec();
    whenBack.run();
  }
}
