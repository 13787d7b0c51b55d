package embedded.argocd;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import rendering.Fields;
import rendering.LastApplied;
import rendering.ObjectRef;
import rendering.Target;
import rendering.ThreeWayMerge;
import rendering.WantedObjects;

/** Compares what Applications want with what the cluster has. */
final class Comparer {
  private final Cluster cluster;
  private final WantedObjects wantedObjects;

  Comparer(Cluster cluster) {
    this.cluster = cluster;
    this.wantedObjects = new WantedObjects(cluster::isNamespaced);
  }

  Comparison compare(ApplicationSpec application, Target target) {
    var resources = new ArrayList<ComparedResource>();
    var refs = new HashSet<ObjectRef>();
    for (var wanted : wantedObjects.of(application.outline(), target)) {
      var ref = ObjectRef.of(wanted);
      if (refs.add(ref)) {
        resources.add(compare(ref, wanted));
      }
    }
    for (var extra : knownResources(application)) {
      if (!refs.contains(extra.ref())) {
        resources.add(extra);
      }
    }
    return new Comparison(resources, true);
  }

  /** Without knowing what is wanted, only the health of what was there before can be told. */
  Comparison compareWithoutTarget(ApplicationSpec application) {
    return new Comparison(knownResources(application), false);
  }

  /** What is wanted, with nothing known about what there is. */
  Comparison compareWithoutLive(List<Map<String, Object>> wanted) {
    var resources =
        wanted.stream().map(it -> new ComparedResource(ObjectRef.of(it), it, null, it)).toList();
    return new Comparison(resources, false);
  }

  List<Map<String, Object>> wanted(ApplicationSpec application, Target target) {
    return wantedObjects.of(application.outline(), target);
  }

  private ComparedResource compare(ObjectRef ref, Map<String, Object> wanted) {
    var live = cluster.get(ref).orElse(null);
    var change = live == null ? wanted : ThreeWayMerge.patch(LastApplied.of(live), wanted, live);
    return new ComparedResource(ref, wanted, live, change);
  }

  /**
   * The objects of the last comparison that are still there and still carry this Application's
   * label.
   */
  List<ComparedResource> knownResources(ApplicationSpec application) {
    var known = new ArrayList<ComparedResource>();
    for (var entry : Fields.maps(application.status(), "resources")) {
      var ref = ObjectRef.ofStatus(entry);
      cluster
          .get(ref)
          .filter(live -> instance(live).equals(application.name()))
          .ifPresent(live -> known.add(new ComparedResource(ref, null, live, Map.of())));
    }
    return known;
  }

  static String instance(Map<String, Object> object) {
    return Fields.text(object, "metadata", "labels", WantedObjects.INSTANCE_LABEL);
  }
}
