package serving;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;

/** The kinds that a roll-out is read from. */
public final class ServingTypes {
  public static final ResourceDefinitionContext INFERENCE_SERVICE =
      type("serving.kserve.io", "v1beta1", "InferenceService", "inferenceservices");

  private ServingTypes() {}

  private static ResourceDefinitionContext type(
      String group, String version, String kind, String plural) {
    return new ResourceDefinitionContext.Builder()
        .withGroup(group)
        .withVersion(version)
        .withKind(kind)
        .withPlural(plural)
        .withNamespaced(true)
        .build();
  }
}
