package embedded.argocd;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import rendering.Fields;
import rendering.ObjectRef;
import tools.jackson.databind.ObjectMapper;

/**
 * Objects of any kind as JSON-like maps; what a kind is called in the API is asked from the API
 * itself.
 */
final class Cluster {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final KubernetesClient client;
  private final Map<String, ResourceDefinitionContext> types = new ConcurrentHashMap<>();
  private final Map<String, Boolean> statusSubresources = new ConcurrentHashMap<>();

  Cluster(KubernetesClient client) {
    this.client = client;
  }

  /** The API's name for a kind, or empty if the API does not serve it (yet). */
  Optional<ResourceDefinitionContext> type(String apiVersion, String kind) {
    var key = apiVersion + " " + kind;
    return Optional.ofNullable(
        types.computeIfAbsent(key, absent -> discover(apiVersion, kind).orElse(null)));
  }

  /** Whether objects of this kind are in a namespace; of kinds that are not known yet, most are. */
  boolean isNamespaced(ObjectRef ref) {
    return type(ref.apiVersion(), ref.kind())
        .map(ResourceDefinitionContext::isNamespaceScoped)
        .orElse(true);
  }

  private Optional<ResourceDefinitionContext> discover(String apiVersion, String kind) {
    return resources(apiVersion).stream()
        .filter(it -> Fields.text(it, "kind").equals(kind))
        .filter(it -> !Fields.text(it, "name").contains("/"))
        .findFirst()
        .map(it -> context(apiVersion, kind, it));
  }

  private List<Map<String, Object>> resources(String apiVersion) {
    var path = apiVersion.contains("/") ? "/apis/" + apiVersion : "/api/" + apiVersion;
    var document = client.raw(path);
    return document == null
        ? List.of()
        : Fields.maps(
            client.getKubernetesSerialization().unmarshal(document, Map.class), "resources");
  }

  /**
   * Whether the status of this kind is written apart from the rest, which its definition decides.
   */
  boolean hasStatusSubresource(ResourceDefinitionContext type) {
    return statusSubresources.computeIfAbsent(
        type.getGroup() + "/" + type.getPlural(),
        key ->
            resources(type.getGroup() + "/" + type.getVersion()).stream()
                .anyMatch(it -> Fields.text(it, "name").equals(type.getPlural() + "/status")));
  }

  private static ResourceDefinitionContext context(
      String apiVersion, String kind, Map<String, Object> resource) {
    var ref = new ObjectRef(apiVersion, kind, "", "");
    return new ResourceDefinitionContext.Builder()
        .withGroup(ref.group())
        .withVersion(ref.version())
        .withKind(kind)
        .withPlural(Fields.text(resource, "name"))
        .withNamespaced(Fields.isTrue(resource, "namespaced"))
        .build();
  }

  /** The object, or empty if it or its kind is not there. */
  Optional<Map<String, Object>> get(ObjectRef ref) {
    return ref.name().isEmpty()
        ? Optional.empty()
        : resource(ref).map(Resource::get).map(this::toMap);
  }

  /**
   * Creates an object.
   *
   * @throws KubernetesClientException if the API refuses
   */
  void create(Map<String, Object> object) {
    var ref = ObjectRef.of(object);
    var type = type(ref.apiVersion(), ref.kind()).orElseThrow(() -> unknownKind(ref));
    var typed = toResource(object);
    var resources = client.genericKubernetesResources(type);
    if (type.isNamespaceScoped()) {
      resources.inNamespace(ref.namespace()).resource(typed).create();
    } else {
      resources.resource(typed).create();
    }
  }

  /**
   * Changes an object by a JSON merge patch.
   *
   * @throws KubernetesClientException if the API refuses
   */
  void patch(ObjectRef ref, Map<String, Object> mergePatch) {
    var json =
        JSON.writeValueAsString(
            mergePatch); // the client's own mapper could leave out nulls, which delete
    resource(ref)
        .orElseThrow(() -> unknownKind(ref))
        .patch(PatchContext.of(PatchType.JSON_MERGE), json);
  }

  /**
   * Changes the status of an object whose kind has a status subresource.
   *
   * @throws KubernetesClientException if the API refuses
   */
  void patchStatus(ObjectRef ref, Map<String, Object> mergePatch) {
    resource(ref)
        .orElseThrow(() -> unknownKind(ref))
        .subresource("status")
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            JSON.writeValueAsString(Map.of("status", mergePatch)));
  }

  /** Deletes the object if it is there. */
  void delete(ObjectRef ref) {
    resource(ref).ifPresent(Resource::delete);
  }

  private Optional<Resource<GenericKubernetesResource>> resource(ObjectRef ref) {
    return type(ref.apiVersion(), ref.kind())
        .map(
            type -> {
              var resources = client.genericKubernetesResources(type);
              return type.isNamespaceScoped()
                  ? resources.inNamespace(ref.namespace()).withName(ref.name())
                  : resources.withName(ref.name());
            });
  }

  static KubernetesClientException unknownKind(ObjectRef ref) {
    return new KubernetesClientException(
        "The Kubernetes API could not find %s/%s for requested resource %s/%s. Make sure the \"%s\" CRD is installed on the destination cluster."
            .formatted(ref.group(), ref.kind(), ref.namespace(), ref.name(), ref.kind()));
  }

  @SuppressWarnings("unchecked") // JSON objects have no other keys than text
  Map<String, Object> toMap(GenericKubernetesResource object) {
    return client.getKubernetesSerialization().convertValue(object, Map.class);
  }

  private GenericKubernetesResource toResource(Map<String, Object> object) {
    return client
        .getKubernetesSerialization()
        .convertValue(object, GenericKubernetesResource.class);
  }

  /** The API server's own words, without what the client puts before them. */
  static String reason(KubernetesClientException refused) {
    var status = refused.getStatus();
    return status != null && status.getMessage() != null
        ? status.getMessage()
        : refused.getMessage();
  }
}
