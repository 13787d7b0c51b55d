package embedded.serving;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the controller reads from a ServingRuntime (serving.kserve.io/v1alpha1). */
record ServingRuntime(GenericKubernetesResource object) {
  static final String CONTAINER = "kserve-container";

  String name() {
    return object.getMetadata().getName();
  }

  /**
   * The model server; empty for a runtime without a container of that name, which KServe refuses as
   * well.
   */
  Optional<Container> container(KubernetesSerialization json) {
    List<Map<String, Object>> containers = object.get("spec", "containers");
    return containers == null
        ? Optional.empty()
        : containers.stream()
            .map(container -> json.convertValue(container, Container.class))
            .filter(container -> container.getName().equals(CONTAINER))
            .findFirst();
  }

  /** Whether InferenceServices that name no runtime may get this one for the format. */
  boolean offers(String modelFormat) {
    List<Map<String, Object>> formats = object.get("spec", "supportedModelFormats");
    return !Boolean.TRUE.equals(object.get("spec", "disabled"))
        && formats != null
        && formats.stream()
            .anyMatch(
                format ->
                    modelFormat.equals(format.get("name"))
                        && Boolean.TRUE.equals(format.get("autoSelect")));
  }
}
