package k3s;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;

/**
 * The types that OpenShift and KServe bring and a plain Kubernetes lacks. Their schemas say no more
 * than that there is a spec and a status; what is in them is checked by the controllers.
 */
final class WorkshopTypes {
  private record Type(String group, String version, String kind, String plural) {}

  private static final List<Type> TYPES =
      List.of(
          new Type("route.openshift.io", "v1", "Route", "routes"),
          new Type("serving.kserve.io", "v1beta1", "InferenceService", "inferenceservices"),
          new Type("serving.kserve.io", "v1alpha1", "ServingRuntime", "servingruntimes"));

  private WorkshopTypes() {}

  static void define(KubernetesClient client) {
    TYPES.forEach(
        type -> YamlObjects.parse(client, yaml(type)).forEach(it -> YamlObjects.apply(client, it)));
  }

  private static String yaml(Type type) {
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
            type.group(),
            type.version(),
            type.kind(),
            type.plural(),
            type.kind().toLowerCase(java.util.Locale.ROOT));
  }
}
