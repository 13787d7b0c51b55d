package embedded.pages;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the page shows of KServe's InferenceService; what the object lacks is empty. */
record Model(Metadata metadata, Spec spec, Status status) {
  private static final String DISPLAY_NAME = "openshift.io/display-name";

  Model {
    status = Objects.requireNonNullElse(status, new Status(null, null));
  }

  static Model of(GenericKubernetesResource object) {
    return Documents.read(object, Model.class);
  }

  String name() {
    return metadata.annotations().getOrDefault(DISPLAY_NAME, metadata.name());
  }

  /** Where the model lies: the ModelCar with its tag. */
  String storage() {
    var model = spec.predictor().model();
    return model == null || model.storageUri() == null ? "" : model.storageUri();
  }

  /** The ModelCar's tag or digest. */
  String version() {
    var image = storage().substring(storage().lastIndexOf('/') + 1);
    int digest = image.indexOf('@');
    return image.substring((digest < 0 ? image.indexOf(':') : digest) + 1);
  }

  Optional<Condition> ready() {
    return status.conditions().stream().filter(it -> it.type().equals("Ready")).findFirst();
  }

  /** Why it is not ready: what its conditions say. */
  List<Condition> problems() {
    return status.conditions().stream()
        .filter(it -> !it.isTrue() && it.message() != null && !it.message().isEmpty())
        .toList();
  }

  record Metadata(String name, Map<String, String> annotations) {
    Metadata {
      annotations = Objects.requireNonNullElse(annotations, Map.of());
    }
  }

  record Spec(Predictor predictor) {}

  record Predictor(Served model) {}

  record Served(String storageUri, Format modelFormat) {}

  record Format(String name, String version) {}

  record Status(String url, List<Condition> conditions) {
    Status {
      conditions = Objects.requireNonNullElse(conditions, List.of());
    }
  }
}
