package rendering;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Turns rendered objects into what is applied: in the destination's namespace, with the tracking
 * label, in the order in which Argo CD applies kinds.
 */
public final class WantedObjects {
  /**
   * On a managed object: the name of its Application (tracking method "label", as the OpenShift
   * operator sets it).
   */
  public static final String INSTANCE_LABEL = "app.kubernetes.io/instance";

  private static final List<String> FIRST =
      List.of(
          "Namespace",
          "NetworkPolicy",
          "ResourceQuota",
          "LimitRange",
          "ServiceAccount",
          "Secret",
          "ConfigMap",
          "StorageClass",
          "PersistentVolume",
          "PersistentVolumeClaim",
          "CustomResourceDefinition",
          "ClusterRole",
          "ClusterRoleBinding",
          "Role",
          "RoleBinding",
          "Service",
          "DaemonSet",
          "Pod",
          "ReplicaSet",
          "Deployment",
          "StatefulSet",
          "Job",
          "CronJob",
          "Ingress",
          "APIService");

  private final Predicate<ObjectRef> isNamespaced;

  /**
   * @param isNamespaced whether objects of this kind are in a namespace, which the API knows
   */
  public WantedObjects(Predicate<ObjectRef> isNamespaced) {
    this.isNamespaced = isNamespaced;
  }

  /** What an Application wants, ready to be applied, in the order in which it is. */
  public List<Map<String, Object>> of(ApplicationOutline application, Target target) {
    var objects = new ArrayList<Map<String, Object>>();
    target.objects().forEach(rendered -> objects.add(wanted(application, rendered)));
    objects.sort(Comparator.comparingInt(WantedObjects::order));
    return objects;
  }

  private static int order(Map<String, Object> object) {
    int position = FIRST.indexOf(Fields.text(object, "kind"));
    return position < 0 ? FIRST.size() : position;
  }

  private Map<String, Object> wanted(ApplicationOutline application, Map<String, Object> rendered) {
    var metadata = new LinkedHashMap<>(Fields.map(rendered, "metadata"));
    var labels = new LinkedHashMap<>(Fields.map(metadata, "labels"));
    labels.put(INSTANCE_LABEL, application.name());
    metadata.put("labels", labels);
    metadata.remove("creationTimestamp");
    if (Fields.text(metadata, "namespace").isEmpty() && isNamespaced.test(ObjectRef.of(rendered))) {
      metadata.put("namespace", application.namespace());
    }
    var object = new LinkedHashMap<>(rendered);
    object.put("metadata", metadata);
    object.remove("status");
    return Fields.text(object, "kind").equals("Secret") ? withEncodedData(object) : object;
  }

  /** A server keeps a Secret's {@code stringData} as {@code data}. */
  private static Map<String, Object> withEncodedData(Map<String, Object> secret) {
    if (!secret.containsKey("stringData")) {
      return secret;
    }
    var data = new LinkedHashMap<>(Fields.map(secret, "data"));
    Fields.map(secret, "stringData").forEach((key, value) -> data.put(key, encode(value)));
    secret.remove("stringData");
    secret.put("data", data);
    return secret;
  }

  private static String encode(Object value) {
    var text = value == null ? "" : value.toString();
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
