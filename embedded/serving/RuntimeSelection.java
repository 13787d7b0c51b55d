package embedded.serving;

import io.fabric8.kubernetes.client.KubernetesClient;

/** Finds the ServingRuntime of an InferenceService in its namespace, as KServe does. */
final class RuntimeSelection {
  private final KubernetesClient client;

  RuntimeSelection(KubernetesClient client) {
    this.client = client;
  }

  /**
   * @throws InvalidSpecException when there is none
   */
  ServingRuntime runtimeOf(InferenceService service) throws InvalidSpecException {
    var named = service.runtime();
    return named.isPresent()
        ? byName(service.namespace(), named.get())
        : byFormat(service.namespace(), service.modelFormat());
  }

  private ServingRuntime byName(String namespace, String name) throws InvalidSpecException {
    var runtime =
        client
            .genericKubernetesResources(ServingTypes.SERVING_RUNTIME)
            .inNamespace(namespace)
            .withName(name)
            .get();
    if (runtime == null) {
      throw new InvalidSpecException(
          "RuntimeNotRecognized",
          "Waiting for runtime to become available: no ServingRuntime " + name);
    }
    return new ServingRuntime(runtime);
  }

  private ServingRuntime byFormat(String namespace, String format) throws InvalidSpecException {
    return client
        .genericKubernetesResources(ServingTypes.SERVING_RUNTIME)
        .inNamespace(namespace)
        .list()
        .getItems()
        .stream()
        .map(ServingRuntime::new)
        .filter(runtime -> runtime.offers(format))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidSpecException(
                    "NoSupportingRuntime",
                    "No runtime found to support predictor with model type: " + format));
  }
}
