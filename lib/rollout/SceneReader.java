package rollout;

import argocd.ArgoTypes;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import serving.ServingTypes;
import why.Inquiry;
import why.Scene;

/** Reads what the cluster says, once and without watches. */
record SceneReader(Target target) {

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
