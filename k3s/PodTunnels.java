package k3s;

import embedded.controller.ObjectKey;
import embedded.workloads.PodServers;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.LocalPortForward;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The way from this machine into pods: a port of the loopback interface for each, forwarded by the
 * Kubernetes API, as {@code kubectl port-forward} does it. The pods' network itself is reachable
 * only inside of the node's container.
 */
final class PodTunnels implements PodServers, AutoCloseable {
  private record Server(ObjectKey pod, int port) {}

  private final KubernetesClient client;
  private final Map<Server, LocalPortForward> tunnels = new ConcurrentHashMap<>();
  private final SharedIndexInformer<Pod> pods;

  PodTunnels(KubernetesClient client) {
    this.client = client;
    this.pods = client.pods().inAnyNamespace().inform(new CloseWithPod());
  }

  @Override
  public Optional<URI> of(Pod pod, IntOrString targetPort) {
    return port(pod, targetPort)
        .map(port -> tunnels.computeIfAbsent(new Server(ObjectKey.of(pod), port), this::open))
        .map(tunnel -> URI.create("http://127.0.0.1:" + tunnel.getLocalPort()));
  }

  private static Optional<Integer> port(Pod pod, IntOrString wanted) {
    if (wanted.getIntVal() != null) {
      return Optional.of(wanted.getIntVal());
    }
    return pod.getSpec().getContainers().stream()
        .flatMap(container -> container.getPorts().stream())
        .filter(port -> wanted.getStrVal().equals(port.getName()))
        .map(ContainerPort::getContainerPort)
        .findFirst();
  }

  private LocalPortForward open(Server server) {
    return client
        .pods()
        .inNamespace(server.pod().namespace())
        .withName(server.pod().name())
        .portForward(server.port());
  }

  private void close(ObjectKey pod) {
    tunnels.keySet().stream()
        .filter(server -> server.pod().equals(pod))
        .toList()
        .forEach(server -> close(tunnels.remove(server)));
  }

  private static void close(LocalPortForward tunnel) {
    try {
      tunnel.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    pods.close();
    tunnels.values().forEach(PodTunnels::close);
  }

  private final class CloseWithPod implements ResourceEventHandler<Pod> {
    @Override
    public void onAdd(Pod pod) {
      // the tunnel is opened when somebody wants to go through it
    }

    @Override
    public void onUpdate(Pod before, Pod after) {
      // it still serves
    }

    @Override
    public void onDelete(Pod pod, boolean finalStateUnknown) {
      close(ObjectKey.of(pod));
    }
  }
}
