package rollout;

import argocd.ArgoTypes;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Listable;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import platform.Routes;
import serving.ServingTypes;
import why.Inquiry;
import why.Scene;

/** Reads what the cluster says, once and without watches. */
record SceneReader(Target target) {

  /**
   * With what only tells why something does not serve: ReplicaSets, pods, events and Routes. What
   * Argo CD says is read first: objects that were read before its word about them could be those of
   * before the sync.
   */
  Scene readWithCauses(Inquiry inquiry) {
    var client = target.client();
    var namespace = target.namespace();
    var set = applicationSet();
    var application = result(application());
    var services = inferenceServices();
    var deployments = deployments();
    var sets = later(() -> seen(client.apps().replicaSets().inNamespace(namespace)));
    var pods = later(() -> seen(client.pods().inNamespace(namespace)));
    var events = later(() -> seen(client.v1().events().inNamespace(namespace)));
    var routes =
        later(() -> seen(client.genericKubernetesResources(Routes.TYPE).inNamespace(namespace)));
    return new Scene(
        result(set),
        application,
        namespace,
        result(services),
        result(deployments),
        result(sets),
        result(pods),
        result(events),
        result(routes),
        inquiry);
  }

  // what we may not see, or the cluster does not have, is missing in the reason and nowhere else
  private static <T extends HasMetadata> List<T> seen(
      Listable<? extends KubernetesResourceList<T>> objects) {
    try {
      return objects.list().getItems();
    } catch (KubernetesClientException failed) {
      if (Outage.is(failed)) {
        throw failed;
      }
      return List.of();
    }
  }

  /** What is needed to see that something serves: four requests at the same time. */
  Scene read() {
    var set = applicationSet();
    var application = application();
    var services = inferenceServices();
    var deployments = deployments();
    return new Scene(
        result(set),
        result(application),
        target.namespace(),
        result(services),
        result(deployments),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Inquiry.NONE);
  }

  private CompletableFuture<Optional<GenericKubernetesResource>> applicationSet() {
    return later(() -> get(ArgoTypes.APPLICATION_SET, target.applicationSet()));
  }

  private CompletableFuture<Optional<GenericKubernetesResource>> application() {
    return later(() -> get(ArgoTypes.APPLICATION, target.application()));
  }

  private CompletableFuture<List<GenericKubernetesResource>> inferenceServices() {
    var services = target.client().genericKubernetesResources(ServingTypes.INFERENCE_SERVICE);
    return later(() -> services.inNamespace(target.namespace()).list().getItems());
  }

  private CompletableFuture<List<Deployment>> deployments() {
    var deployments = target.client().apps().deployments();
    return later(() -> deployments.inNamespace(target.namespace()).list().getItems());
  }

  private Optional<GenericKubernetesResource> get(ResourceDefinitionContext type, String name) {
    return Optional.ofNullable(
        target
            .client()
            .genericKubernetesResources(type)
            .inNamespace(target.toolings())
            .withName(name)
            .get());
  }

  private static <T> CompletableFuture<T> later(Supplier<T> request) {
    return CompletableFuture.supplyAsync(request, task -> new Thread(task, "look").start());
  }

  private static <T> T result(CompletableFuture<T> request) {
    try {
      return request.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }
}
