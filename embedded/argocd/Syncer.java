package embedded.argocd;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rendering.LastApplied;
import rendering.ObjectRef;

/** Makes the cluster's objects as an Application wants them. */
final class Syncer {
  private final Cluster cluster;

  Syncer(Cluster cluster) {
    this.cluster = cluster;
  }

  /**
   * Applies the resources; what is no longer wanted goes only where pruning is allowed, and first.
   * Where the cluster does not know a kind, nothing is applied at all.
   */
  SyncResult sync(ApplicationSpec application, List<ComparedResource> resources) {
    var unknown = resources.stream().filter(this::isOfUnknownKind).toList();
    if (!unknown.isEmpty()) {
      return SyncResult.invalid(unknown.stream().map(this::unknownKind).toList());
    }
    if (application.createsNamespace()) {
      createNamespace(application.destinationNamespace());
    }
    var entries = new ArrayList<Map<String, Object>>();
    resources.stream()
        .filter(ComparedResource::requiresPruning)
        .forEach(it -> entries.add(prune(application, it)));
    resources.stream().filter(it -> !it.requiresPruning()).forEach(it -> entries.add(apply(it)));
    return SyncResult.of(entries);
  }

  private boolean isOfUnknownKind(ComparedResource resource) {
    return cluster.type(resource.ref().apiVersion(), resource.ref().kind()).isEmpty();
  }

  private Map<String, Object> unknownKind(ComparedResource resource) {
    var message =
        resource.ref().apiVersion().isEmpty()
            ? "failed to discover server resources for group version : groupVersion shouldn't be"
                + " empty"
            : Cluster.reason(Cluster.unknownKind(resource.ref()));
    var entry = entry(resource, "SyncFailed", message);
    entry.remove("hookPhase"); // it was not even begun
    return entry;
  }

  private Map<String, Object> prune(ApplicationSpec application, ComparedResource resource) {
    var entry = entry(resource, "PruneSkipped", "ignored (requires pruning)");
    if (application.prunes()) {
      cluster.delete(resource.ref());
      entry = entry(resource, "Pruned", "pruned");
    }
    entry.put("hookPhase", "Succeeded");
    return entry;
  }

  private void createNamespace(String name) {
    var ref = new ObjectRef("v1", "Namespace", "", name);
    if (cluster.get(ref).isEmpty()) {
      cluster.create(
          Map.of("apiVersion", "v1", "kind", "Namespace", "metadata", Map.of("name", name)));
    }
  }

  private Map<String, Object> apply(ComparedResource resource) {
    var what = resource.ref().inWords();
    try {
      if (resource.live() == null) {
        cluster.create(LastApplied.put(resource.wanted(), resource.wanted()));
        return entry(resource, "Synced", what + " created");
      }
      if (resource.isSynced()) {
        return entry(resource, "Synced", what + " unchanged");
      }
      cluster.patch(resource.ref(), LastApplied.put(resource.change(), resource.wanted()));
      return entry(resource, "Synced", what + " configured");
    } catch (KubernetesClientException refused) {
      return entry(resource, "SyncFailed", Cluster.reason(refused));
    }
  }

  private static void putImages(Map<String, Object> entry, ComparedResource resource) {
    var images = resource.wanted() == null ? List.of() : Images.of(resource.wanted());
    if (!images.isEmpty()) {
      entry.put("images", images);
    }
  }

  private static Map<String, Object> entry(
      ComparedResource resource, String status, String message) {
    var ref = resource.ref();
    var entry = new LinkedHashMap<String, Object>();
    entry.put("group", ref.group());
    entry.put("hookPhase", status.equals("SyncFailed") ? "Failed" : "Running");
    putImages(entry, resource);
    entry.put("kind", ref.kind());
    entry.put("message", message);
    entry.put("name", ref.name());
    entry.put("namespace", ref.namespace());
    entry.put("status", status);
    entry.put("syncPhase", "Sync");
    entry.put("version", ref.version());
    return entry;
  }
}
