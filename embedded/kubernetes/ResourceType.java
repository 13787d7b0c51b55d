package embedded.kubernetes;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/**
 * One kind of object as one API version serves it.
 *
 * @param origin where the definition comes from: it decides which patches are understood
 * @param shortNames what people type instead of the plural, for example {@code po}
 * @param verbs what can be done with it
 * @param hasStatus whether {@code status} is written through a subresource of its own
 * @param columns what {@code kubectl get} shows beside the name
 */
record ResourceType(
    String group,
    String version,
    String plural,
    String kind,
    boolean namespaced,
    Origin origin,
    List<String> shortNames,
    List<String> verbs,
    boolean hasStatus,
    List<Column> columns) {

  /**
   * Kubernetes' own types know strategic merge patches and keyed lists; custom resources do not.
   */
  enum Origin {
    BUILT_IN,
    CUSTOM,
    /** Answers are computed for the caller, nothing is stored. */
    COMPUTED
  }

  static final List<String> ALL_VERBS =
      List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");

  /** The {@code apiVersion} of its objects. */
  String groupVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /** The name that is the same in all versions, for example {@code applications.argoproj.io}. */
  String resource() {
    return group.isEmpty() ? plural : plural + "." + group;
  }

  /** The kind as error messages name it, for example {@code Application.argoproj.io}. */
  String qualifiedKind() {
    return group.isEmpty() ? kind : kind + "." + group;
  }

  String singular() {
    return kind.toLowerCase(Locale.ROOT);
  }

  /**
   * The object as this version shows it: one resource's objects are the same in all of its
   * versions.
   */
  ObjectNode inThisVersion(ObjectNode object) {
    if (object.path("apiVersion").asString("").equals(groupVersion())) {
      return object;
    }
    return object.deepCopy().put("apiVersion", groupVersion());
  }

  /** A list as the API answers it. */
  ObjectNode listOf(List<ObjectNode> objects, long resourceVersion) {
    var list = Json.object().put("kind", kind + "List").put("apiVersion", groupVersion());
    list.putObject("metadata").put("resourceVersion", Long.toString(resourceVersion));
    list.putArray("items").addAll(objects);
    return list;
  }

  ObjectId id(String namespace, String name) {
    return new ObjectId(resource(), namespaced ? namespace : "", name);
  }
}
