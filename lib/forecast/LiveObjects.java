package forecast;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import rendering.Fields;
import rendering.ObjectRef;

/**
 * Reads objects of any kind; what a kind is called in the API is asked from the API itself.
 *
 * <p>All methods throw the client's own exceptions when the API refuses.
 */
public final class LiveObjects {
  private final KubernetesClient client;
  private final Map<String, Optional<ResourceDefinitionContext>> types = new HashMap<>();

  public LiveObjects(KubernetesClient client) {
    this.client = client;
  }

  /** The object as it is now; empty where it, or its kind, does not exist. */
  Optional<Map<String, Object>> get(ObjectRef ref) {
    return type(ref).map(type -> read(type, ref)).map(this::toMap);
  }

  /** Whether objects of this kind are in a namespace; of kinds that are not known, most are. */
  boolean isNamespaced(ObjectRef ref) {
    return type(ref).map(ResourceDefinitionContext::isNamespaceScoped).orElse(true);
  }

  private GenericKubernetesResource read(ResourceDefinitionContext type, ObjectRef ref) {
    var resources = client.genericKubernetesResources(type);
    return type.isNamespaceScoped()
        ? resources.inNamespace(ref.namespace()).withName(ref.name()).get()
        : resources.withName(ref.name()).get();
  }

  private Optional<ResourceDefinitionContext> type(ObjectRef ref) {
    return types.computeIfAbsent(ref.apiVersion() + " " + ref.kind(), absent -> discover(ref));
  }

  private Optional<ResourceDefinitionContext> discover(ObjectRef ref) {
    var group = ref.group().isEmpty() ? "/api/" : "/apis/";
    var document = client.raw(group + ref.apiVersion());
    if (document == null) {
      return Optional.empty();
    }
    var list = client.getKubernetesSerialization().unmarshal(document, Map.class);
    return Fields.maps(list, "resources").stream()
        .filter(it -> Fields.text(it, "kind").equals(ref.kind()))
        .filter(it -> !Fields.text(it, "name").contains("/"))
        .findFirst()
        .map(it -> type(ref, it));
  }

  private static ResourceDefinitionContext type(ObjectRef ref, Map<String, Object> resource) {
    return new ResourceDefinitionContext.Builder()
        .withGroup(ref.group())
        .withVersion(ref.version())
        .withKind(ref.kind())
        .withPlural(Fields.text(resource, "name"))
        .withNamespaced(Fields.isTrue(resource, "namespaced"))
        .build();
  }

  private Map<String, Object> toMap(GenericKubernetesResource object) {
    return Fields.map(client.getKubernetesSerialization().convertValue(object, Map.class));
  }
}
