package embedded.serving;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the controller reads from an InferenceService (serving.kserve.io/v1beta1) with a predictor
 * of its own model.
 */
record InferenceService(GenericKubernetesResource object) {
  private static final String VISIBILITY = "networking.kserve.io/visibility";

  String name() {
    return object.getMetadata().getName();
  }

  String namespace() {
    return object.getMetadata().getNamespace();
  }

  /** The name of the Deployment and of the Service. */
  String predictorName() {
    return name() + "-predictor";
  }

  /** Where the model is, {@code oci://image:tag} for a ModelCar; empty where none is given. */
  String storageUri() {
    return text("spec", "predictor", "model", "storageUri");
  }

  Optional<String> runtime() {
    return Optional.of(text("spec", "predictor", "model", "runtime"))
        .filter(name -> !name.isEmpty());
  }

  /** For example {@code onnx}; empty where none is given. */
  String modelFormat() {
    return text("spec", "predictor", "model", "modelFormat", "name");
  }

  int minReplicas() {
    return object.get("spec", "predictor", "minReplicas") instanceof Integer replicas
        ? replicas
        : 1;
  }

  List<LocalObjectReference> imagePullSecrets() {
    List<Map<String, String>> secrets = object.get("spec", "predictor", "imagePullSecrets");
    return secrets == null
        ? List.of()
        : secrets.stream().map(secret -> new LocalObjectReference(secret.get("name"))).toList();
  }

  /** Null where none is given: the namespace's default account then. */
  String serviceAccountName() {
    return object.get("spec", "predictor", "serviceAccountName");
  }

  /** The model's own resources, args, env and probes: what it has goes over the runtime's. */
  Container overrides(KubernetesSerialization json) {
    Map<String, Object> model = object.get("spec", "predictor", "model");
    return json.convertValue(model == null ? Map.of() : model, Container.class);
  }

  /** Whether there shall be a Route to it. */
  boolean isExposed() {
    return "exposed".equals(labels().get(VISIBILITY));
  }

  Map<String, String> labels() {
    var labels = object.getMetadata().getLabels();
    return labels == null ? Map.of() : labels;
  }

  private String text(String... path) {
    Object value = object.get((Object[]) path);
    return value == null ? "" : value.toString();
  }
}
