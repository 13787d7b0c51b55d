package k3s;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ArgoManifestTest {
  private static final String MANIFEST =
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: applications.argoproj.io}
      ---
      apiVersion: v1
      kind: ServiceAccount
      metadata: {name: argocd-application-controller}
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRoleBinding
      metadata: {name: argocd-application-controller}
      subjects: [{kind: ServiceAccount, name: argocd-application-controller, namespace: argocd}]
      ---
      apiVersion: rbac.authorization.k8s.io/v1
      kind: RoleBinding
      metadata: {name: argocd-application-controller}
      subjects: [{kind: ServiceAccount, name: argocd-application-controller}]
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: argocd-repo-server}
      spec:
        template:
          spec:
            containers:
              - image: quay.io/argoproj/argocd:v3.2.11
                name: argocd-repo-server
      """;

  private final KubernetesClient client = new KubernetesClientBuilder().build();
  private final ArgoManifest manifest = new ArgoManifest(client, MANIFEST);

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void typesAreForTheWholeCluster() {
    assertEquals(List.of("applications.argoproj.io"), names(manifest.types()));
  }

  @Test
  void anInstallationHasNothingOfTheWholeCluster() {
    assertEquals(
        List.of("ServiceAccount", "RoleBinding", "Deployment"),
        manifest.installation("user1-toolings").stream().map(it -> it.getKind()).toList());
  }

  @Test
  void everythingOfItIsInItsNamespaceSubjectsToo() {
    for (var object : manifest.installation("user1-toolings")) {
      assertEquals("user1-toolings", object.getMetadata().getNamespace(), object::getKind);
    }
    var binding = manifest.installation("user1-toolings").get(1);
    List<Map<String, Object>> subjects = binding.get("subjects");
    assertEquals("user1-toolings", subjects.get(0).get("namespace"));
  }

  @Test
  void oneInstallationDoesNotChangeTheNext() {
    manifest.installation("user1-toolings");

    var second = manifest.installation("user2-toolings").get(0);
    assertEquals("user2-toolings", second.getMetadata().getNamespace());
  }

  @Test
  void theVersionIsTheImages() throws IOException {
    assertEquals("v3.2.11", manifest.version());
    assertThrows(IOException.class, () -> new ArgoManifest(client, "kind: Secret\n").version());
  }

  private static List<String> names(List<GenericKubernetesResource> objects) {
    return objects.stream().map(it -> it.getMetadata().getName()).toList();
  }
}
