package why;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the cluster says about one Application at one moment: the objects of Argo CD, and everything
 * in the namespace that it deploys to.
 *
 * @param applicationSet that generates the Application; empty where it does not exist
 * @param application empty where it does not exist
 * @param namespace the Application's destination
 */
public record Scene(
    Optional<GenericKubernetesResource> applicationSet,
    Optional<GenericKubernetesResource> application,
    String namespace,
    List<GenericKubernetesResource> allInferenceServices,
    List<Deployment> allDeployments,
    List<ReplicaSet> allReplicaSets,
    List<Pod> allPods,
    List<Event> events,
    List<GenericKubernetesResource> allRoutes,
    Inquiry inquiry) {
  private static final String REVISION = "deployment.kubernetes.io/revision";

  /** The InferenceServices of the Application. */
  public List<GenericKubernetesResource> inferenceServices() {
    return allInferenceServices.stream().filter(this::isManaged).toList();
  }

  /** The Deployments of the Application, and those that KServe made of its InferenceServices. */
  public List<Deployment> deployments() {
    return allDeployments.stream()
        .filter(it -> isManaged(it) || ownsOne(inferenceServices(), it))
        .toList();
  }

  /** The Routes of the Application, and those that were made of its InferenceServices. */
  List<GenericKubernetesResource> routes() {
    return allRoutes.stream()
        .filter(it -> isManaged(it) || ownsOne(inferenceServices(), it))
        .toList();
  }

  /** The ReplicaSets that their Deployments want now; those of earlier versions are not asked. */
  List<ReplicaSet> replicaSets() {
    return deployments().stream().flatMap(this::currentReplicaSet).toList();
  }

  /** The pods of the version that is wanted now, newest first. */
  List<Pod> pods() {
    return podsOf(replicaSets());
  }

  /** Of these pods, those that are behind no InferenceService. */
  public List<Pod> podsWithoutModel() {
    var deployments = allDeployments.stream().filter(this::isManaged);
    return podsOf(deployments.flatMap(this::currentReplicaSet).toList());
  }

  private List<Pod> podsOf(List<ReplicaSet> sets) {
    return allPods.stream()
        .filter(it -> it.getMetadata().getDeletionTimestamp() == null && ownsOne(sets, it))
        .sorted(
            Comparator.comparing((Pod it) -> text(it.getMetadata().getCreationTimestamp()))
                .reversed())
        .toList();
  }

  /** All pods of the Application: those of earlier versions, too, for as long as they are there. */
  public List<Pod> podsOfAllVersions() {
    var deployments = deployments();
    return podsOf(allReplicaSets.stream().filter(it -> ownsOne(deployments, it)).toList());
  }

  /** What was reported about an object, the latest last. */
  Stream<Event> eventsOf(HasMetadata object) {
    var uid = object.getMetadata().getUid();
    return events.stream()
        .filter(it -> it.getInvolvedObject() != null && uid != null)
        .filter(it -> uid.equals(it.getInvolvedObject().getUid()))
        .sorted(Comparator.comparing(Scene::lastSeen));
  }

  private static String lastSeen(Event event) {
    var seen = text(event.getLastTimestamp());
    return seen.isEmpty() ? text(event.getFirstTimestamp()) : seen;
  }

  private Stream<ReplicaSet> currentReplicaSet(Deployment deployment) {
    // an unobserved change: the newest ReplicaSet is still that of the version before
    var status = deployment.getStatus();
    if (status == null
        || status.getObservedGeneration() == null
        || status.getObservedGeneration() < deployment.getMetadata().getGeneration()) {
      return Stream.empty();
    }
    var revision = annotation(deployment, REVISION);
    return allReplicaSets.stream()
        .filter(it -> ownsOne(List.of(deployment), it))
        .filter(it -> annotation(it, REVISION).equals(revision));
  }

  private boolean isManaged(HasMetadata object) {
    List<?> resources =
        application.map(it -> it.get("status", "resources")).orElse(null) instanceof List<?> list
            ? list
            : List.of();
    return resources.stream()
        .anyMatch(
            it ->
                it instanceof Map<?, ?> resource
                    && object.getKind().equals(resource.get("kind"))
                    && object.getMetadata().getName().equals(resource.get("name")));
  }

  private static boolean ownsOne(List<? extends HasMetadata> owners, HasMetadata object) {
    return object.getMetadata().getOwnerReferences().stream()
        .anyMatch(
            reference ->
                owners.stream()
                    .anyMatch(it -> reference.getUid().equals(it.getMetadata().getUid())));
  }

  private static String annotation(HasMetadata object, String name) {
    var annotations = object.getMetadata().getAnnotations();
    return annotations == null ? "" : text(annotations.get(name));
  }

  private static String text(String textOrNull) {
    return textOrNull == null ? "" : textOrNull;
  }
}
