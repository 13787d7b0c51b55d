package argocd;

import console.Failure;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The ApplicationSets of one Argo CD. */
public final class ApplicationSets {

  private final ArgoNamespace namespace;

  ApplicationSets(ArgoNamespace namespace) {
    this.namespace = namespace;
  }

  /**
   * Applies a document of an ApplicationSet file, an AppProject or an ApplicationSet, on the
   * server's side: fields that others manage stay, the ones given here are taken over.
   */
  public void apply(Map<String, Object> document) {
    var object = JsonMapper.shared().convertValue(document, GenericKubernetesResource.class);
    object.getMetadata().setNamespace(namespace.name());
    namespace
        .client()
        .genericKubernetesResources(typeOf(object))
        .inNamespace(namespace.name())
        .resource(object)
        .patch(
            new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager("jukebox-scripts")
                .withForce(true)
                .build());
  }

  private static ResourceDefinitionContext typeOf(GenericKubernetesResource object) {
    return switch (object.getKind()) {
      case "ApplicationSet" -> ArgoTypes.APPLICATION_SET;
      case "AppProject" -> ArgoTypes.APP_PROJECT;
      default ->
          throw Failure.content(
              "a " + object.getKind() + " has no place in an ApplicationSet file",
              "expected are AppProject and ApplicationSet");
    };
  }

  /**
   * Looks whether the ApplicationSets of these environments are there, before anything is pushed
   * that they should pick up.
   *
   * @throws Failure when one is not: exit code 1
   */
  public void require(List<String> environments) {
    environments.forEach(it -> namespace.existing(ArgoTypes.APPLICATION_SET, nameFor(it)));
  }

  /** The name of an environment's ApplicationSet, as it stands in its file. */
  public static String nameFor(String environment) {
    return "jukebox-" + environment + "-appset";
  }
}
