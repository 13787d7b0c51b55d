package k3s;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Argo CD's own core-install manifest, taken apart for several installations in one cluster, each
 * confined to the namespaces of one participant, as the OpenShift GitOps operator installs it.
 */
final class ArgoManifest {
  /** They would give each installation the whole cluster, and all would be bound to one name. */
  private static final Set<String> CLUSTER_WIDE = Set.of("ClusterRole", "ClusterRoleBinding");

  private final KubernetesClient client;
  private final String text;

  /** Parsed once: the file has a megabyte and more, and each installation is made from it. */
  private final List<Object> documents;

  ArgoManifest(KubernetesClient client, String text) {
    this.client = client;
    this.text = text;
    this.documents = YamlObjects.documents(text);
  }

  /** The types of Argo CD's objects; the cluster needs them once. */
  List<GenericKubernetesResource> types() {
    return all().stream().filter(it -> it.getKind().equals("CustomResourceDefinition")).toList();
  }

  /** What one installation consists of, for this namespace. */
  List<GenericKubernetesResource> installation(String namespace) {
    return all().stream()
        .filter(it -> !it.getKind().equals("CustomResourceDefinition"))
        .filter(it -> !CLUSTER_WIDE.contains(it.getKind()))
        .map(it -> in(namespace, it))
        .toList();
  }

  private List<GenericKubernetesResource> all() {
    return YamlObjects.objects(client, documents);
  }

  private static GenericKubernetesResource in(String namespace, GenericKubernetesResource object) {
    object.getMetadata().setNamespace(namespace);
    List<Map<String, Object>> subjects = object.get("subjects");
    if (subjects != null) {
      subjects.forEach(subject -> subject.put("namespace", namespace));
    }
    return object;
  }

  /** The version in the images' tag, for example {@code v3.2.11}. */
  String version() throws IOException {
    var image = "quay.io/argoproj/argocd:";
    int start = text.indexOf(image);
    if (start < 0) {
      throw new IOException("the manifest names no image " + image + "VERSION");
    }
    return text.substring(start + image.length()).lines().findFirst().orElseThrow().strip();
  }
}
