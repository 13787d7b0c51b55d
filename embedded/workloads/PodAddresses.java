package embedded.workloads;

import embedded.controller.ObjectKey;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where the servers of the pods listen. All pods of the sandbox share the loopback interface, so a
 * pod's address is not its IP with the container's port but a port of its own, known only here.
 */
public final class PodAddresses implements PodServers {
  private final Map<ObjectKey, URI> addresses = new ConcurrentHashMap<>();

  /** Empty for pods that do not run or have no server. */
  public Optional<URI> of(ObjectKey pod) {
    return Optional.ofNullable(addresses.get(pod));
  }

  /** The only server of the pod: its port is not the container's, so that one does not matter. */
  @Override
  public Optional<URI> of(Pod pod, IntOrString targetPort) {
    return of(ObjectKey.of(pod));
  }

  void put(ObjectKey pod, URI address) {
    addresses.put(pod, address);
  }

  void remove(ObjectKey pod) {
    addresses.remove(pod);
  }
}
