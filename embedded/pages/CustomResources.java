package embedded.pages;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.net.HttpURLConnection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the custom resources that the pages show. */
final class CustomResources {
  static final ResourceDefinitionContext APPLICATION =
      type("argoproj.io", "v1alpha1", "Application");
  static final ResourceDefinitionContext APPLICATION_SET =
      type("argoproj.io", "v1alpha1", "ApplicationSet");
  static final ResourceDefinitionContext INFERENCE_SERVICE =
      type("serving.kserve.io", "v1beta1", "InferenceService");
  static final ResourceDefinitionContext ROUTE = type("route.openshift.io", "v1", "Route");

  private final KubernetesClient client;

  CustomResources(KubernetesClient client) {
    this.client = client;
  }

  private static ResourceDefinitionContext type(String group, String version, String kind) {
    return new ResourceDefinitionContext.Builder()
        .withGroup(group)
        .withVersion(version)
        .withKind(kind)
        .withPlural(kind.toLowerCase(Locale.ROOT) + "s")
        .withNamespaced(true)
        .build();
  }

  /** All objects of a kind in a namespace by name; none where the kind is not installed. */
  List<GenericKubernetesResource> list(ResourceDefinitionContext type, String namespace) {
    try {
      return client
          .genericKubernetesResources(type)
          .inNamespace(namespace)
          .list()
          .getItems()
          .stream()
          .sorted(Comparator.comparing(object -> object.getMetadata().getName()))
          .toList();
    } catch (KubernetesClientException failed) {
      if (failed.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
        return List.of();
      }
      throw failed;
    }
  }

  Optional<GenericKubernetesResource> find(
      ResourceDefinitionContext type, String namespace, String name) {
    return Optional.ofNullable(
        client.genericKubernetesResources(type).inNamespace(namespace).withName(name).get());
  }
}
