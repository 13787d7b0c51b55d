package k3s;

import embedded.argocd.ArgoTypes;
import embedded.serving.ServingTypes;
import embedded.workloads.Routes;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Clears away what a participant has deployed, so that the next one finds their namespaces and Argo
 * CD as on the first day. Installing an Argo CD anew for each would take ten times as long.
 */
final class Renewal {
  private static final long PATIENCE_SECONDS = 90;

  /** As long a controller gets to remove what belongs to an object that is deleted. */
  private static final long FINALIZER_SECONDS = 20;

  private final KubernetesClient client;
  private final String user;

  Renewal(KubernetesClient client, String user) {
    this.client = client;
    this.user = user;
  }

  /** Returns when everything is gone. */
  void clear() {
    var toolings = user + "-toolings";
    deleteAll(ArgoTypes.APPLICATION_SET, toolings);
    deleteAll(ArgoTypes.APPLICATION, toolings);
    deleteAll(ArgoTypes.APP_PROJECT, toolings);
    List.of("test", "prod").forEach(environment -> clear(user + "-" + environment));
    forgetWhatGitHeld(toolings);
  }

  private void clear(String namespace) {
    deleteAll(ServingTypes.INFERENCE_SERVICE, namespace);
    deleteAll(ServingTypes.SERVING_RUNTIME, namespace);
    deleteAll(Routes.TYPE, namespace);
    client.apps().deployments().inNamespace(namespace).delete();
    client.services().inNamespace(namespace).delete();
    client.resourceQuotas().inNamespace(namespace).delete();
    client.limitRanges().inNamespace(namespace).delete();
    client.secrets().inNamespace(namespace).delete();
    client.configMaps().inNamespace(namespace).delete();
    var pods = client.pods().inNamespace(namespace);
    pods.withGracePeriod(0).delete();
    pods.list().getItems().forEach(pod -> awaitGone(pod));
    client.v1().events().inNamespace(namespace).delete();
  }

  private void deleteAll(ResourceDefinitionContext type, String namespace) {
    var objects = client.genericKubernetesResources(type).inNamespace(namespace);
    var before = objects.list().getItems();
    objects.delete();
    before.forEach(this::awaitGoneOrLetGo);
  }

  /** Argo CD cannot end what it could never apply; what it did apply is deleted here anyway. */
  private void awaitGoneOrLetGo(GenericKubernetesResource object) {
    try {
      client
          .resource(object)
          .waitUntilCondition(now -> now == null, FINALIZER_SECONDS, TimeUnit.SECONDS);
    } catch (KubernetesClientTimeoutException held) {
      client
          .resource(object)
          .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\":{\"finalizers\":null}}");
      awaitGone(object);
    }
  }

  private void awaitGone(HasMetadata object) {
    client
        .resource(object)
        .waitUntilCondition(now -> now == null, PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /** Argo CD remembers for minutes which commit a branch had; it does so in Redis only. */
  private void forgetWhatGitHeld(String toolings) {
    var redis =
        client.pods().inNamespace(toolings).withLabel("app.kubernetes.io/name", "argocd-redis");
    redis.withGracePeriod(0).delete();
    new ArgoInstallation(client, user).awaitReady();
  }
}
