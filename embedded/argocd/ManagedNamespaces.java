package embedded.argocd;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import rendering.Fields;
import rendering.ObjectRef;

/**
 * The namespaces that each Argo CD may deploy to. The OpenShift operator confines it to those with
 * the label {@code argocd.argoproj.io/managed-by}; what is once known stays so, also while the
 * namespace is away.
 */
final class ManagedNamespaces {
  private static final String MANAGED_BY = "argocd.argoproj.io/managed-by";

  private record Managed(String argoNamespace, String namespace) {}

  private final Cluster cluster;
  private final Set<Managed> known = ConcurrentHashMap.newKeySet();

  ManagedNamespaces(KubernetesClient client, Cluster cluster) {
    this.cluster = cluster;
    client
        .namespaces()
        .withLabel(MANAGED_BY)
        .list()
        .getItems()
        .forEach(
            it ->
                known.add(
                    new Managed(
                        it.getMetadata().getLabels().get(MANAGED_BY), it.getMetadata().getName())));
  }

  /** Why one of these objects may not be deployed, in Argo CD's words. */
  Optional<String> firstProblem(ApplicationSpec application, List<Map<String, Object>> wanted) {
    return wanted.stream().flatMap(it -> problem(application, it).stream()).findFirst();
  }

  private Optional<String> problem(ApplicationSpec application, Map<String, Object> object) {
    var ref = ObjectRef.of(object);
    var message =
        ref.namespace().isEmpty()
            ? "cluster level %s \"%s\" can not be managed when in namespaced mode"
                .formatted(ref.kind(), ref.name())
            : "namespace \"%s\" for %s \"%s\" is not managed"
                .formatted(ref.namespace(), ref.kind(), ref.name());
    return isManaged(new Managed(application.key().namespace(), ref.namespace()))
        ? Optional.empty()
        : Optional.of("Failed to load live state: " + message);
  }

  private boolean isManaged(Managed place) {
    if (known.contains(place) || place.namespace().isEmpty()) {
      return known.contains(place);
    }
    var label =
        cluster
            .get(new ObjectRef("v1", "Namespace", "", place.namespace()))
            .map(it -> Fields.text(it, "metadata", "labels", MANAGED_BY));
    var managed = label.filter(place.argoNamespace()::equals).isPresent();
    if (managed) {
      known.add(place);
    }
    return managed;
  }
}
