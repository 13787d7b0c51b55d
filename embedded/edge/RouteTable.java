package embedded.edge;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which server answers for which route host. Route controllers publish and withdraw, the edge asks.
 * Host names are without port and in lower case.
 */
public final class RouteTable {
  private final Map<String, URI> backends = new ConcurrentHashMap<>();

  /**
   * From now on requests for this host go to the backend.
   *
   * @param backend scheme, host and port, and where needed a path that is put before the request's
   *     own
   */
  public void publish(String host, URI backend) {
    backends.put(host, backend);
  }

  /** From now on the host answers with 503, as a router does for an unknown host. */
  public void withdraw(String host) {
    backends.remove(host);
  }

  public Optional<URI> backend(String host) {
    return Optional.ofNullable(backends.get(host));
  }
}
