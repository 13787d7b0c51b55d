package embedded.workloads;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;

/** OpenShift's Route as a type of the API. */
public final class Routes {
  public static final ResourceDefinitionContext TYPE =
      new ResourceDefinitionContext.Builder()
          .withGroup("route.openshift.io")
          .withVersion("v1")
          .withKind("Route")
          .withPlural("routes")
          .withNamespaced(true)
          .build();

  private Routes() {}
}
