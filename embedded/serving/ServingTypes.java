package embedded.serving;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;

/** KServe's resources as types of the API. */
public final class ServingTypes {
  public static final ResourceDefinitionContext INFERENCE_SERVICE =
      type("v1beta1", "InferenceService", "inferenceservices");

  public static final ResourceDefinitionContext SERVING_RUNTIME =
      type("v1alpha1", "ServingRuntime", "servingruntimes");

  private ServingTypes() {}

  private static ResourceDefinitionContext type(String version, String kind, String plural) {
    return new ResourceDefinitionContext.Builder()
        .withGroup("serving.kserve.io")
        .withVersion(version)
        .withKind(kind)
        .withPlural(plural)
        .withNamespaced(true)
        .build();
  }
}
