package platform;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Optional;

/** The Routes of one namespace. */
public record Routes(KubernetesClient client, String namespace) {
  public static final ResourceDefinitionContext TYPE =
      new ResourceDefinitionContext.Builder()
          .withGroup("route.openshift.io")
          .withVersion("v1")
          .withKind("Route")
          .withPlural("routes")
          .withNamespaced(true)
          .build();

  /**
   * The host that a Route is served at; empty where there is no such Route or the router has not
   * taken it.
   */
  public Optional<String> host(String name) {
    var route = client.genericKubernetesResources(TYPE).inNamespace(namespace).withName(name).get();
    return Optional.ofNullable(route)
        .map(it -> it.get("spec", "host") instanceof String host ? host : "")
        .filter(host -> !host.isEmpty());
  }
}
