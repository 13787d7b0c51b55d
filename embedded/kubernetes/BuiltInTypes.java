package embedded.kubernetes;

import embedded.kubernetes.ResourceType.Origin;
import java.util.Arrays;
import java.util.List;

/**
 * The types that are there from the start: Kubernetes' own, and those that OpenShift AI's operators
 * add.
 */
final class BuiltInTypes {
  // group | version | plural | kind | scope | short names | "status" if it is a subresource
  private static final String KUBERNETES =
      """
      |v1|namespaces|Namespace|cluster|ns|status
      |v1|nodes|Node|cluster|no|status
      |v1|configmaps|ConfigMap|namespaced|cm|
      |v1|secrets|Secret|namespaced||
      |v1|services|Service|namespaced|svc|status
      |v1|endpoints|Endpoints|namespaced|ep|
      |v1|pods|Pod|namespaced|po|status
      |v1|events|Event|namespaced|ev|
      |v1|serviceaccounts|ServiceAccount|namespaced|sa|
      |v1|resourcequotas|ResourceQuota|namespaced|quota|status
      |v1|limitranges|LimitRange|namespaced|limits|
      |v1|persistentvolumeclaims|PersistentVolumeClaim|namespaced|pvc|status
      apps|v1|deployments|Deployment|namespaced|deploy|status
      apps|v1|replicasets|ReplicaSet|namespaced|rs|status
      batch|v1|jobs|Job|namespaced||status
      autoscaling|v2|horizontalpodautoscalers|HorizontalPodAutoscaler|namespaced|hpa|status
      rbac.authorization.k8s.io|v1|roles|Role|namespaced||
      rbac.authorization.k8s.io|v1|rolebindings|RoleBinding|namespaced||
      rbac.authorization.k8s.io|v1|clusterroles|ClusterRole|cluster||
      rbac.authorization.k8s.io|v1|clusterrolebindings|ClusterRoleBinding|cluster||
      apiextensions.k8s.io|v1|customresourcedefinitions|CustomResourceDefinition|cluster|crd,crds|status
      """;

  // Argo CD defines Application and AppProject without a status subresource
  private static final String OPERATORS =
      """
      route.openshift.io|v1|routes|Route|namespaced||status
      argoproj.io|v1alpha1|applications|Application|namespaced|app,apps|
      argoproj.io|v1alpha1|applicationsets|ApplicationSet|namespaced|appset,appsets|status
      argoproj.io|v1alpha1|appprojects|AppProject|namespaced|appproj,appprojs|
      serving.kserve.io|v1beta1|inferenceservices|InferenceService|namespaced|isvc|status
      serving.kserve.io|v1alpha1|servingruntimes|ServingRuntime|namespaced||status
      """;

  private BuiltInTypes() {}

  static List<ResourceType> kubernetes() {
    return KUBERNETES.lines().map(line -> parse(line, Origin.BUILT_IN)).toList();
  }

  /** Routes, and the custom resources of Argo CD and KServe. */
  static List<ResourceType> operators() {
    return OPERATORS.lines().map(line -> parse(line, Origin.CUSTOM)).toList();
  }

  /** What is answered out of what the server knows of the caller. */
  static List<ResourceType> computed() {
    return List.of(
        computed("authentication.k8s.io", "v1", "selfsubjectreviews", "SelfSubjectReview"),
        computed(
            "authorization.k8s.io", "v1", "selfsubjectaccessreviews", "SelfSubjectAccessReview"),
        computed("authorization.k8s.io", "v1", "selfsubjectrulesreviews", "SelfSubjectRulesReview"),
        computed("user.openshift.io", "v1", "users", "User"),
        computed("project.openshift.io", "v1", "projects", "Project"));
  }

  private static ResourceType parse(String line, Origin origin) {
    var field = line.split("\\|", -1);
    var resource = field[0].isEmpty() ? field[2] : field[2] + "." + field[0];
    var shortNames = field[5].isEmpty() ? List.<String>of() : Arrays.asList(field[5].split(","));
    return new ResourceType(
        field[0],
        field[1],
        field[2],
        field[3],
        field[4].equals("namespaced"),
        origin,
        shortNames,
        ResourceType.ALL_VERBS,
        field[6].equals("status"),
        Columns.of(resource));
  }

  private static ResourceType computed(String group, String version, String plural, String kind) {
    var verbs = plural.startsWith("self") ? List.of("create") : List.of("get", "list");
    return new ResourceType(
        group,
        version,
        plural,
        kind,
        false,
        Origin.COMPUTED,
        List.of(),
        verbs,
        false,
        Columns.of(plural + "." + group));
  }
}
