package embedded.argocd;

import embedded.controller.ControlLoop;
import embedded.controller.ObjectKey;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import rendering.ObjectRef;

/**
 * Wakes up an Application when one of its objects changes. A kind is watched from the first time
 * that an Application has an object of it.
 */
final class ManagedObjects {
  private record Place(String group, String kind, String namespace, String name) {
    static Place of(ObjectRef ref) {
      return new Place(ref.group(), ref.kind(), ref.namespace(), ref.name());
    }
  }

  private final Cluster cluster;
  private final Map<Place, Set<ObjectKey>> applications = new ConcurrentHashMap<>();
  private final Set<String> watched = new HashSet<>();

  ManagedObjects(Cluster cluster) {
    this.cluster = cluster;
  }

  /** From now on changes of these objects concern the Application. */
  void add(ControlLoop loop, ObjectKey application, Collection<ObjectRef> refs) {
    for (var ref : refs) {
      applications
          .computeIfAbsent(Place.of(ref), place -> ConcurrentHashMap.newKeySet())
          .add(application);
      cluster.type(ref.apiVersion(), ref.kind()).ifPresent(type -> watch(loop, ref, type));
    }
  }

  void remove(ObjectKey application) {
    applications.values().forEach(keys -> keys.remove(application));
  }

  private void watch(ControlLoop loop, ObjectRef ref, ResourceDefinitionContext type) {
    if (watched.add(ref.group() + "/" + ref.kind())) {
      loop.watching(type, object -> applicationsOf(ref.group(), ref.kind(), object));
    }
  }

  private Stream<ObjectKey> applicationsOf(
      String group, String kind, GenericKubernetesResource object) {
    var namespace = object.getMetadata().getNamespace();
    var place =
        new Place(group, kind, namespace == null ? "" : namespace, object.getMetadata().getName());
    return applications.getOrDefault(place, Set.of()).stream();
  }
}
