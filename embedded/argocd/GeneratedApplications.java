package embedded.argocd;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import rendering.Fields;
import rendering.LastApplied;
import rendering.ObjectRef;

/** Keeps the Applications of an ApplicationSet in the cluster as they were generated. */
final class GeneratedApplications {
  /** Of an Application's annotations the generated ones are kept, and these, which others set. */
  private static final Set<String> ANNOTATIONS_OF_OTHERS =
      Set.of(ArgoTypes.REFRESH, "notified.notifications.argoproj.io", LastApplied.ANNOTATION);

  private final KubernetesClient client;
  private final Cluster cluster;

  GeneratedApplications(KubernetesClient client, Cluster cluster) {
    this.client = client;
    this.cluster = cluster;
  }

  /**
   * Creates and updates the wanted Applications and deletes the others of this ApplicationSet. One
   * that the API refuses does not stop the others from being written, but then none is deleted: as
   * long as one name is wrong, what has left Git stays.
   *
   * @return the first refusal
   */
  Optional<String> write(Map<String, Object> applicationSet, List<Map<String, Object>> wanted) {
    Optional<String> refusal = Optional.empty();
    var names = new HashSet<String>();
    for (var application : wanted) {
      names.add(Fields.text(application, "metadata", "name"));
      try {
        write(withOwner(application, applicationSet));
      } catch (KubernetesClientException refused) {
        refusal = refusal.isPresent() ? refusal : Optional.of(Cluster.reason(refused));
      }
    }
    if (refusal.isPresent()) {
      return refusal;
    }
    for (var application : owned(applicationSet)) {
      if (!names.contains(Fields.text(application, "metadata", "name"))) {
        cluster.delete(ObjectRef.of(application));
      }
    }
    return Optional.empty();
  }

  private void write(Map<String, Object> wanted) {
    var ref = ObjectRef.of(wanted);
    var present =
        isPossibleName(ref.name()) ? cluster.get(ref) : Optional.<Map<String, Object>>empty();
    if (present.isEmpty()) {
      cluster.create(wanted);
      return;
    }
    var before = significant(present.get());
    var change =
        MergePatch.between(before, significant(withAnnotationsOfOthers(wanted, present.get())));
    if (!change.isEmpty()) {
      cluster.patch(ref, change);
    }
  }

  /**
   * A name with a slash or a space is no path of a URL; creating the object gets the API's own
   * message.
   */
  private static boolean isPossibleName(String name) {
    return name.matches("[-.\\w]+");
  }

  /** What an ApplicationSet decides about an Application. */
  private static Map<String, Object> significant(Map<String, Object> application) {
    var metadata = new LinkedHashMap<String, Object>();
    for (var key : List.of("labels", "annotations", "finalizers", "ownerReferences")) {
      var value = Fields.value(application, "metadata", key);
      var empty = value == null || Map.of().equals(value) || List.of().equals(value);
      if (!empty) {
        metadata.put(key, value);
      }
    }
    var significant = new LinkedHashMap<String, Object>();
    significant.put("metadata", metadata);
    significant.put("spec", Fields.map(application, "spec"));
    return significant;
  }

  private static Map<String, Object> withAnnotationsOfOthers(
      Map<String, Object> wanted, Map<String, Object> present) {
    var annotations = new LinkedHashMap<>(Fields.map(wanted, "metadata", "annotations"));
    Fields.map(present, "metadata", "annotations")
        .forEach(
            (key, value) -> {
              if (ANNOTATIONS_OF_OTHERS.contains(key)) {
                annotations.put(key, value);
              }
            });
    var metadata = new LinkedHashMap<>(Fields.map(wanted, "metadata"));
    metadata.put("annotations", annotations);
    var application = new LinkedHashMap<>(wanted);
    application.put("metadata", metadata);
    return application;
  }

  private static Map<String, Object> withOwner(
      Map<String, Object> application, Map<String, Object> applicationSet) {
    var owner = new LinkedHashMap<String, Object>();
    owner.put("apiVersion", ArgoTypes.API_VERSION);
    owner.put("kind", "ApplicationSet");
    owner.put("name", Fields.text(applicationSet, "metadata", "name"));
    owner.put("uid", Fields.text(applicationSet, "metadata", "uid"));
    owner.put("controller", true);
    owner.put("blockOwnerDeletion", true);
    var metadata = new LinkedHashMap<>(Fields.map(application, "metadata"));
    metadata.put("ownerReferences", List.of(owner));
    var owned = new LinkedHashMap<>(application);
    owned.put("metadata", metadata);
    return owned;
  }

  /** The Applications that this ApplicationSet controls. */
  List<Map<String, Object>> owned(Map<String, Object> applicationSet) {
    var uid = Fields.text(applicationSet, "metadata", "uid");
    var owned = new ArrayList<Map<String, Object>>();
    client
        .genericKubernetesResources(ArgoTypes.APPLICATION)
        .inNamespace(Fields.text(applicationSet, "metadata", "namespace"))
        .list()
        .getItems()
        .forEach(
            application -> {
              var object = new LinkedHashMap<>(cluster.toMap(application));
              object.putIfAbsent("apiVersion", ArgoTypes.API_VERSION);
              object.putIfAbsent("kind", "Application");
              if (Fields.maps(object, "metadata", "ownerReferences").stream()
                  .anyMatch(it -> Fields.text(it, "uid").equals(uid))) {
                owned.add(object);
              }
            });
    return owned;
  }
}
