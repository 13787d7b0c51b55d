package argocd;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;

/** The kinds of Argo CD's API group {@code argoproj.io/v1alpha1}. */
public final class ArgoTypes {
  public static final ResourceDefinitionContext APPLICATION = type("Application", "applications");
  public static final ResourceDefinitionContext APPLICATION_SET =
      type("ApplicationSet", "applicationsets");
  public static final ResourceDefinitionContext APP_PROJECT = type("AppProject", "appprojects");

  private ArgoTypes() {}

  private static ResourceDefinitionContext type(String kind, String plural) {
    return new ResourceDefinitionContext.Builder()
        .withGroup("argoproj.io")
        .withVersion("v1alpha1")
        .withKind(kind)
        .withPlural(plural)
        .withNamespaced(true)
        .build();
  }
}
