package forecast;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rendering.Fields;

/**
 * The images that config.yaml files decide about: those of a workload's containers, and the
 * ModelCar of an InferenceService, which KServe makes a container of. The image of a ServingRuntime
 * is the chart's own; the sandbox serves models without it.
 */
final class ObjectImages {
  private static final String MODELCAR = "oci://";

  private ObjectImages() {}

  /** Full names such as {@code quay.io/rhoai-mlops/jukebox:latest}, each once. */
  static Set<String> of(Map<String, Object> object) {
    var images = new LinkedHashSet<String>();
    for (var containers : List.of("initContainers", "containers")) {
      add(Fields.maps(object, "spec", "template", "spec", containers), images);
    }
    var model = Fields.text(object, "spec", "predictor", "model", "storageUri");
    if (model.startsWith(MODELCAR)) {
      images.add(model.substring(MODELCAR.length()));
    }
    images.remove("");
    return images;
  }

  private static void add(List<Map<String, Object>> containers, Set<String> images) {
    containers.forEach(it -> images.add(Fields.text(it, "image")));
  }
}
