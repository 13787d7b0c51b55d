package argocd;

import console.ExitCode;
import console.Failure;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.time.Duration;
import java.util.Map;
import platform.Observed;
import tools.jackson.databind.json.JsonMapper;

/** The objects of one Argo CD, in the namespace that it watches. */
record ArgoNamespace(KubernetesClient client, String name) {
  Resource<GenericKubernetesResource> resource(ResourceDefinitionContext type, String object) {
    return client.genericKubernetesResources(type).inNamespace(name).withName(object);
  }

  /**
   * @throws Failure when there is no such object: exit code 1
   */
  Resource<GenericKubernetesResource> existing(ResourceDefinitionContext type, String object) {
    var resource = resource(type, object);
    if (resource.get() == null) {
      throw missing(type, object);
    }
    return resource;
  }

  Failure missing(ResourceDefinitionContext type, String object) {
    return Failure.content(
        "the " + type.getKind() + " " + object + " does not exist in " + name, "setup-appsets");
  }

  Observed observe(ResourceDefinitionContext type, String object) {
    return Observed.start(client, type, name, object);
  }

  /**
   * Sets an annotation.
   *
   * @return the object's resource version with it: what was seen before says nothing about it
   */
  static long annotate(
      Resource<GenericKubernetesResource> resource, String annotation, String value) {
    var patch = Map.of("metadata", Map.of("annotations", Map.of(annotation, value)));
    var patched =
        resource.patch(
            PatchContext.of(PatchType.JSON_MERGE), JsonMapper.shared().writeValueAsString(patch));
    return version(patched);
  }

  /** An object's resource version; those of one kind are growing numbers (KEP-5504). */
  static long version(GenericKubernetesResource object) {
    return Long.parseLong(object.getMetadata().getResourceVersion());
  }

  Failure notInTime(String kind, String object, String what, Duration timeout) {
    return new Failure(
        ExitCode.NOT_IN_TIME,
        "the " + kind + " " + object + " " + what + " after " + timeout.toSeconds() + " s",
        lookAt(kind, object));
  }

  String lookAt(String kind, String object) {
    return "oc describe " + kind.toLowerCase() + " " + object + " -n " + name;
  }
}
