package embedded.workloads;

import embedded.controller.ObjectKey;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where the servers of the pods listen. All pods of the sandbox share the loopback interface, so a
 * pod's address is not its IP with the container's port but a port of its own, known only here.
 */
public final class PodAddresses {
  private final Map<ObjectKey, URI> addresses = new ConcurrentHashMap<>();

  /** Empty for pods that do not run or have no server. */
  public Optional<URI> of(ObjectKey pod) {
    return Optional.ofNullable(addresses.get(pod));
  }

  void put(ObjectKey pod, URI address) {
    addresses.put(pod, address);
  }

  void remove(ObjectKey pod) {
    addresses.remove(pod);
  }
}
