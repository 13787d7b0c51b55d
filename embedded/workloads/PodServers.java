package embedded.workloads;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import java.net.URI;
import java.util.Optional;

/** How the router, which stands outside of the cluster, reaches the servers in pods. */
public interface PodServers {
  /**
   * Where the server of a ready pod is reached.
   *
   * @param targetPort the container's port as the Service has it, a number or a name
   * @return empty for a pod that has no such server
   */
  Optional<URI> of(Pod pod, IntOrString targetPort);
}
