package forecast;

import forecast.Problem.Reach;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import registry.ImageRegistry;

/**
 * Asks registries whether the images are there. Only one that knows who asks and says 404 is taken
 * at its word: one that does not let us look may well let the cluster, and the cluster may reach
 * one that we cannot.
 */
final class ImageCheck {
  private final Map<String, Set<String>> applicationsByImage = new LinkedHashMap<>();

  /** What this Application will need. */
  void add(String application, List<Map<String, Object>> objects) {
    for (var object : objects) {
      for (var image : ObjectImages.of(object)) {
        applicationsByImage.computeIfAbsent(image, it -> new LinkedHashSet<>()).add(application);
      }
    }
  }

  /** Asks for each image once. */
  List<Problem> problems(ImageRegistry registry) throws InterruptedException {
    var problems = new ArrayList<Problem>();
    for (var image : applicationsByImage.entrySet()) {
      var object = "the image " + image.getKey() + " of " + String.join(", ", image.getValue());
      var answer = registry.look(image.getKey());
      if (answer instanceof ImageRegistry.Missing) {
        problems.add(
            new Problem(
                Reach.ONE_APPLICATION,
                object,
                "it does not exist",
                "package-modelcar, or correct version and image in config.yaml"));
      } else if (answer instanceof ImageRegistry.Unclear unclear) {
        problems.add(
            new Problem(
                Reach.UNKNOWN,
                object,
                "whether it exists is not known: " + unclear.why(),
                "podman login, or leave it to the cluster: deploy-jukebox waits and sees"));
      }
    }
    return problems;
  }
}
