package k3s;

import embedded.serving.ServingTypes;
import embedded.workloads.Routes;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;
import java.util.Locale;

/**
 * The types that OpenShift and KServe bring and a plain Kubernetes lacks. Their schemas say no more
 * than that there is a spec and a status; what is in them is checked by the controllers.
 */
final class WorkshopTypes {
  private static final List<ResourceDefinitionContext> TYPES =
      List.of(Routes.TYPE, ServingTypes.INFERENCE_SERVICE, ServingTypes.SERVING_RUNTIME);

  private WorkshopTypes() {}

  static void define(KubernetesClient client) {
    TYPES.forEach(
        type -> YamlObjects.parse(client, yaml(type)).forEach(it -> YamlObjects.apply(client, it)));
  }

  private static String yaml(ResourceDefinitionContext type) {
    return """
    apiVersion: apiextensions.k8s.io/v1
    kind: CustomResourceDefinition
    metadata:
      name: %4$s.%1$s
    spec:
      group: %1$s
      scope: Namespaced
      names: {kind: %3$s, listKind: %3$sList, plural: %4$s, singular: %5$s}
      versions:
        - name: %2$s
          served: true
          storage: true
          subresources: {status: {}}
          schema:
            openAPIV3Schema:
              type: object
              properties:
                spec: {type: object, x-kubernetes-preserve-unknown-fields: true}
                status: {type: object, x-kubernetes-preserve-unknown-fields: true}
    """
        .formatted(
            type.getGroup(),
            type.getVersion(),
            type.getKind(),
            type.getPlural(),
            type.getKind().toLowerCase(Locale.ROOT));
  }
}
