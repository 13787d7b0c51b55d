package rollout;

import argocd.ArgoTypes;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import serving.ServingTypes;
import why.Inquiry;
import why.Scene;

/**
 * Reads what is needed to see that something serves, once and without watches: four requests at the
 * same time. Pods and events are left out, for they only tell why something does not.
 */
record SceneReader(Target target) {
  Scene read() {
    var set = later(() -> get(ArgoTypes.APPLICATION_SET, target.applicationSet()));
    var application = later(() -> get(ArgoTypes.APPLICATION, target.application()));
    var services =
        later(
            () ->
                target
                    .client()
                    .genericKubernetesResources(ServingTypes.INFERENCE_SERVICE)
                    .inNamespace(target.namespace())
                    .list()
                    .getItems());
    var deployments =
        later(
            () ->
                target
                    .client()
                    .apps()
                    .deployments()
                    .inNamespace(target.namespace())
                    .list()
                    .getItems());
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
