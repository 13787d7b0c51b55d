import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import java.util.List;

/** What the participant sees in the cluster, with their own rights. */
final class ClusterView implements AutoCloseable {
  private final WorkshopParticipant participant;
  private final KubernetesClient client;

  ClusterView(WorkshopParticipant participant) {
    this.participant = participant;
    var kubeconfig = Path.of(participant.exports().get("KUBECONFIG")).toFile();
    this.client =
        new KubernetesClientBuilder().withConfig(Config.fromKubeconfig(kubeconfig)).build();
  }

  /** For what has no name here. */
  KubernetesClient client() {
    return client;
  }

  GenericKubernetesResource application(String name) {
    return object("argoproj.io/v1alpha1", "Application", "toolings", name);
  }

  List<GenericKubernetesResource> applications() {
    return client
        .genericKubernetesResources("argoproj.io/v1alpha1", "Application")
        .inNamespace(participant.namespace("toolings"))
        .list()
        .getItems();
  }

  GenericKubernetesResource inferenceService(String environment) {
    return object("serving.kserve.io/v1beta1", "InferenceService", environment, "jukebox");
  }

  GenericKubernetesResource object(
      String apiVersion, String kind, String environment, String name) {
    return client
        .genericKubernetesResources(apiVersion, kind)
        .inNamespace(participant.namespace(environment))
        .withName(name)
        .require();
  }

  List<Pod> pods(String environment) {
    return client.pods().inNamespace(participant.namespace(environment)).list().getItems();
  }

  /** The image of the model that the environment is to serve. */
  String modelUri(String environment) {
    return inferenceService(environment).get("spec", "predictor", "model", "storageUri");
  }

  /** Sync and health of an Application, for example {@code Synced/Healthy}. */
  String status(String application) {
    var object = application(application);
    return object.get("status", "sync", "status") + "/" + object.get("status", "health", "status");
  }

  /** Changes an object by hand, as {@code oc edit} does. */
  <T extends HasMetadata> T edit(T object, java.util.function.UnaryOperator<T> change) {
    return client.resource(object).edit(change);
  }

  @Override
  public void close() {
    client.close();
  }
}
