package k3s;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One participant's Argo CD, in {@code <user>-toolings}, for {@code <user>-test} and -prod. */
final class ArgoInstallation {
  private static final long PATIENCE_SECONDS = 180;

  private final KubernetesClient client;
  private final String user;

  ArgoInstallation(KubernetesClient client, String user) {
    this.client = client;
    this.user = user;
  }

  /**
   * Installs it; {@link #awaitReady()} tells when it works.
   *
   * @param gitHost the Git server's host name without a port
   * @param caPem the authority that the Git server's certificate is from
   */
  void install(ArgoManifest manifest, String gitHost, String caPem) {
    manifest.installation(namespace()).forEach(it -> YamlObjects.apply(client, it));
    List.of("test", "prod").forEach(this::mayDeployTo);
    configure("argocd-cm", "application.resourceTrackingMethod", "label");
    configure("argocd-tls-certs-cm", gitHost, caPem);
    limitToOwnNamespaces();
  }

  private String namespace() {
    return user + "-toolings";
  }

  private void configure(String configMap, String key, String value) {
    client
        .configMaps()
        .inNamespace(namespace())
        .withName(configMap)
        .edit(it -> new ConfigMapBuilder(it).addToData(key, value).build());
  }

  /** The in-cluster server with a list of namespaces is what makes an Argo CD namespaced. */
  private void limitToOwnNamespaces() {
    client
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName("in-cluster")
                .withNamespace(namespace())
                .addToLabels("argocd.argoproj.io/secret-type", "cluster")
                .endMetadata()
                .addToStringData("name", "in-cluster")
                .addToStringData("server", "https://kubernetes.default.svc")
                .addToStringData("namespaces", user + "-test," + user + "-prod")
                .addToStringData("config", "{\"tlsClientConfig\":{\"insecure\":false}}")
                .build())
        .serverSideApply();
  }

  /** Lets its controller make whatever Git holds in the namespace of this environment. */
  private void mayDeployTo(String environment) {
    client
        .resource(
            new RoleBindingBuilder()
                .withNewMetadata()
                .withName("argocd-application-controller")
                .withNamespace(user + "-" + environment)
                .endMetadata()
                .withNewRoleRef()
                .withApiGroup("rbac.authorization.k8s.io")
                .withKind("ClusterRole")
                .withName("cluster-admin")
                .endRoleRef()
                .addNewSubject()
                .withKind("ServiceAccount")
                .withName("argocd-application-controller")
                .withNamespace(namespace())
                .endSubject()
                .build())
        .serverSideApply();
  }

  /** Waits until all of its controllers run. */
  void awaitReady() {
    for (var name :
        List.of("argocd-redis", "argocd-repo-server", "argocd-applicationset-controller")) {
      client
          .apps()
          .deployments()
          .inNamespace(namespace())
          .withName(name)
          .waitUntilReady(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
    client
        .apps()
        .statefulSets()
        .inNamespace(namespace())
        .withName("argocd-application-controller")
        .waitUntilReady(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}
