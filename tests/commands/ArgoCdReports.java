import embedded.argocd.ArgoTypes;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What Argo CD's controllers say of a participant's objects. A push is only its beginning: they
 * read it some time later, and a test that looks at the cluster has to wait until they have.
 */
final class ArgoCdReports {
  private static final int TIMEOUT_SECONDS = 60;

  private final Desk desk;

  ArgoCdReports(Desk desk) {
    this.desk = desk;
  }

  /** Waits until the Application cannot be rendered or compared any more. */
  void awaitComparisonError(String application) throws IOException {
    await(ArgoTypes.APPLICATION, application, Map.of("type", "ComparisonError"));
  }

  /** Waits until the ApplicationSet cannot make its Applications any more. */
  void awaitErrorOccurred(String applicationSet) throws IOException {
    await(
        ArgoTypes.APPLICATION_SET,
        applicationSet,
        Map.of("type", "ErrorOccurred", "status", "True"));
  }

  private void await(ResourceDefinitionContext type, String name, Map<String, String> condition)
      throws IOException {
    var login = Config.fromKubeconfig(desk.login().toFile());
    try (var client = new KubernetesClientBuilder().withConfig(login).build()) {
      client
          .genericKubernetesResources(type)
          .inNamespace(desk.user() + "-toolings")
          .withName(name)
          .waitUntilCondition(object -> has(object, condition), TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }
  }

  private static boolean has(GenericKubernetesResource object, Map<String, String> condition) {
    return object != null
        && object.get("status", "conditions") instanceof List<?> conditions
        && conditions.stream()
            .anyMatch(
                it ->
                    it instanceof Map<?, ?> fields
                        && fields.entrySet().containsAll(condition.entrySet()));
  }
}
