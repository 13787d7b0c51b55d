package k3s;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Makes pods find the routes' domain: all names below it are this machine, where the edge listens.
 * Names below {@code localhost} could not be used for that, because libcurl, and so the git of Argo
 * CD, takes them for the pod itself.
 */
final class ClusterNames {
  private static final String NAMESPACE = "kube-system";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private ClusterNames() {}

  /** Tells CoreDNS, and returns when it knows. */
  static void resolve(KubernetesClient client, String domain, String address) {
    client.resource(serverBlock(domain, address)).serverSideApply();
    var dns = client.apps().deployments().inNamespace(NAMESPACE).withName("coredns");
    dns.waitUntilCondition(it -> it != null, PATIENCE.toSeconds(), TimeUnit.SECONDS);
    // it reads the block at its start; until a running one notices, a minute may pass
    dns.rolling().restart();
    dns.waitUntilCondition(
        it ->
            it.getStatus() != null
                && it.getMetadata().getGeneration().equals(it.getStatus().getObservedGeneration())
                && Integer.valueOf(1).equals(it.getStatus().getUpdatedReplicas())
                && Integer.valueOf(1).equals(it.getStatus().getReplicas())
                && Integer.valueOf(1).equals(it.getStatus().getAvailableReplicas()),
        PATIENCE.toSeconds(),
        TimeUnit.SECONDS);
  }

  private static ConfigMap serverBlock(String domain, String address) {
    var block =
        """
        %s:53 {
          template IN A {
            answer "{{ .Name }} 60 IN A %s"
          }
          template IN AAAA {
            rcode NOERROR
          }
        }
        """
            .formatted(domain, address);
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName("coredns-custom")
        .withNamespace(NAMESPACE)
        .endMetadata()
        .addToData("jukebox.server", block)
        .build();
  }
}
