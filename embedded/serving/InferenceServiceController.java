package embedded.serving;

import embedded.controller.ControlLoop;
import embedded.controller.ObjectKey;
import embedded.workloads.Owners;
import embedded.workloads.Routes;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * KServe's controller for InferenceServices in RawDeployment mode with a ModelCar, together with
 * the Route that OpenShift AI makes for them. It works over the Kubernetes API only: whether the
 * Pods it asks for are real is not its business.
 */
public final class InferenceServiceController implements AutoCloseable {
  private static final String FINALIZER = "inferenceservice.finalizers";
  private static final String FIELD_MANAGER = "kserve";
  private static final String LABEL = "serving.kserve.io/inferenceservice";

  private final KubernetesClient client;
  private final String port;
  private final NodeSize nodes;
  private final RuntimeSelection runtimes;
  private final ControlLoop loop;

  /**
   * @param domainWithPort of the URLs in statuses, for example {@code apps.localhost:18443}. Routes
   *     get their hosts from the router; only the port is taken from here
   */
  public InferenceServiceController(
      KubernetesClient client, String domainWithPort, NodeSize nodes) {
    this.client = client;
    this.nodes = nodes;
    int colon = domainWithPort.indexOf(':');
    this.port = colon < 0 ? "" : domainWithPort.substring(colon);
    this.runtimes = new RuntimeSelection(client);
    this.loop = new ControlLoop(client, "kserve", this::reconcile);
  }

  public InferenceServiceController start() {
    loop.watching(ServingTypes.INFERENCE_SERVICE, service -> Stream.of(ObjectKey.of(service)))
        .watching(ServingTypes.SERVING_RUNTIME, this::servicesBeside)
        .watching(Deployment.class, InferenceServiceController::owner)
        .watching(Routes.TYPE, InferenceServiceController::owner)
        .watching(Pod.class, InferenceServiceController::labelled);
    return this;
  }

  private static Stream<ObjectKey> owner(HasMetadata object) {
    return Owners.keyOf(ServingTypes.INFERENCE_SERVICE.getKind(), object);
  }

  private static Stream<ObjectKey> labelled(Pod pod) {
    var labels = pod.getMetadata().getLabels();
    return labels == null
        ? Stream.empty()
        : Stream.ofNullable(labels.get(LABEL))
            .map(name -> new ObjectKey(pod.getMetadata().getNamespace(), name));
  }

  private Stream<ObjectKey> servicesBeside(HasMetadata runtime) {
    return client
        .genericKubernetesResources(ServingTypes.INFERENCE_SERVICE)
        .inNamespace(runtime.getMetadata().getNamespace())
        .list()
        .getItems()
        .stream()
        .map(ObjectKey::of);
  }

  private Optional<Duration> reconcile(ObjectKey key) {
    var object =
        client
            .genericKubernetesResources(ServingTypes.INFERENCE_SERVICE)
            .inNamespace(key.namespace())
            .withName(key.name())
            .get();
    if (object == null) {
      return Optional.empty();
    }
    if (object.getMetadata().getDeletionTimestamp() != null) {
      removeFinalizer(object);
    } else if (object.getMetadata().getFinalizers().contains(FINALIZER)) {
      deploy(new InferenceService(object));
    } else {
      object.getMetadata().setFinalizers(with(object.getMetadata().getFinalizers()));
      deploy(new InferenceService(client.resource(object).update()));
    }
    return Optional.empty();
  }

  private static List<String> with(List<String> finalizers) {
    var all = new ArrayList<>(finalizers);
    all.add(FINALIZER);
    return all;
  }

  /**
   * What belongs to the InferenceService goes by its owner references as soon as nothing holds it.
   */
  private void removeFinalizer(GenericKubernetesResource object) {
    var finalizers = new ArrayList<>(object.getMetadata().getFinalizers());
    if (finalizers.remove(FINALIZER)) {
      object.getMetadata().setFinalizers(finalizers);
      client.resource(object).update();
    }
  }

  private void deploy(InferenceService service) {
    var status = new InferenceServiceStatus(service);
    Map<String, Object> now;
    try {
      var runtime = runtimes.runtimeOf(service);
      var container =
          new PredictorContainer(service, runtime, nodes, client.getKubernetesSerialization());
      var objects = new PredictorObjects(service, ModelCar.of(service), container);
      var deployment = apply(objects.deployment());
      apply(objects.clusterService());
      var url = service.isExposed() ? url(apply(objects.route())) : withoutRoute(service);
      now = status.deployed(new PredictorState(service, deployment, pods(service)), url);
    } catch (InvalidSpecException invalid) {
      now = status.invalid(invalid);
    }
    status.changed(now).ifPresent(changed -> client.resource(changed).updateStatus());
  }

  private <T extends HasMetadata> T apply(T object) {
    return client.resource(object).fieldManager(FIELD_MANAGER).forceConflicts().serverSideApply();
  }

  private Optional<String> withoutRoute(InferenceService service) {
    var route =
        client
            .genericKubernetesResources(Routes.TYPE)
            .inNamespace(service.namespace())
            .withName(service.name())
            .get();
    if (route != null && Owners.owns(service.object(), route)) {
      client.resource(route).delete();
    }
    return Optional.empty();
  }

  private Optional<String> url(GenericKubernetesResource route) {
    String host = route.get("spec", "host");
    boolean admitted =
        route.get("status", "ingress") instanceof List<?> ingress && !ingress.isEmpty();
    return Optional.ofNullable(host)
        .filter(name -> admitted && !name.isEmpty())
        .map(name -> "https://" + name + port);
  }

  private List<Pod> pods(InferenceService service) {
    return client
        .pods()
        .inNamespace(service.namespace())
        .withLabel(PredictorObjects.APP, PredictorObjects.app(service))
        .list()
        .getItems();
  }

  @Override
  public void close() {
    loop.close();
  }
}
