package embedded.argocd;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import rendering.ObjectRef;

/** Argo CD's kinds, and the annotations and labels that it gives a meaning. */
public final class ArgoTypes {
  static final String API_VERSION = "argoproj.io/v1alpha1";
  public static final ResourceDefinitionContext APPLICATION = type("Application", "applications");
  public static final ResourceDefinitionContext APPLICATION_SET =
      type("ApplicationSet", "applicationsets");
  public static final ResourceDefinitionContext APP_PROJECT = type("AppProject", "appprojects");

  /** On an Application: compare now. Removed when that is done. */
  static final String REFRESH = "argocd.argoproj.io/refresh";

  /** On an ApplicationSet: generate now. Removed when that succeeded. */
  static final String APPLICATION_SET_REFRESH = "argocd.argoproj.io/application-set-refresh";

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

  static ObjectRef application(String namespace, String name) {
    return new ObjectRef(API_VERSION, "Application", namespace, name);
  }

  static ObjectRef applicationSet(String namespace, String name) {
    return new ObjectRef(API_VERSION, "ApplicationSet", namespace, name);
  }

  static ObjectRef project(String namespace, String name) {
    return new ObjectRef(API_VERSION, "AppProject", namespace, name);
  }
}
