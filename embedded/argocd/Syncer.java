package embedded.argocd;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the cluster's objects as an Application wants them. */
final class Syncer {
  private final Cluster cluster;

  Syncer(Cluster cluster) {
    this.cluster = cluster;
  }

  /**
   * Applies everything that is not as wanted; objects that are no longer wanted go only where
   * pruning is allowed.
   */
  SyncResult sync(ApplicationSpec application, Comparison comparison) {
    var entries = new ArrayList<Map<String, Object>>();
    if (application.createsNamespace()) {
      createNamespace(application.destinationNamespace());
    }
    for (var resource : comparison.resources()) {
      if (!resource.requiresPruning()) {
        entries.add(apply(resource));
      } else if (application.prunes()) {
        cluster.delete(resource.ref());
        entries.add(entry(resource, "Pruned", "pruned"));
      }
    }
    return new SyncResult(List.copyOf(entries));
  }

  private void createNamespace(String name) {
    var ref = new ObjectRef("v1", "Namespace", "", name);
    if (cluster.get(ref).isEmpty()) {
      cluster.create(
          Map.of("apiVersion", "v1", "kind", "Namespace", "metadata", Map.of("name", name)));
    }
  }

  private Map<String, Object> apply(ComparedResource resource) {
    var what =
        "%s.%s/%s"
            .formatted(
                resource.ref().kind().toLowerCase(java.util.Locale.ROOT),
                resource.ref().group(),
                resource.ref().name());
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

  private static Map<String, Object> entry(
      ComparedResource resource, String status, String message) {
    var ref = resource.ref();
    var entry = new LinkedHashMap<String, Object>();
    entry.put("group", ref.group());
    entry.put("hookPhase", status.equals("SyncFailed") ? "Failed" : "Running");
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
