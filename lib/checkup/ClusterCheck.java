package checkup;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.function.Supplier;
import platform.Cluster;

/** There is a kubeconfig, and the API that it names answers. */
public record ClusterCheck(Supplier<Cluster> cluster) implements Check {
  @Override
  public String name() {
    return "cluster";
  }

  @Override
  public Diagnosis look() {
    var server = cluster.get().server();
    try {
      return new Diagnosis.Fine(server + " answers, Kubernetes " + cluster.get().version());
    } catch (KubernetesClientException refused) {
      if (refused.getCode() <= 0) {
        throw refused;
      }
      return new Diagnosis.Fine(server + " answers"); // who we are is another check's affair
    }
  }
}
