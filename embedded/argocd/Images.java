package embedded.argocd;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import rendering.Fields;

/**
 * The images that an object's containers are made from, also where it only has a pod's template.
 */
final class Images {
  private Images() {}

  /** Sorted, each once. */
  static List<String> of(Map<String, Object> object) {
    var images = new TreeSet<String>();
    for (var containers : List.of("initContainers", "containers")) {
      Fields.maps(object, "spec", "template", "spec", containers)
          .forEach(it -> images.add(Fields.text(it, "image")));
      Fields.maps(object, "spec", containers).forEach(it -> images.add(Fields.text(it, "image")));
    }
    images.remove("");
    return List.copyOf(images);
  }
}
