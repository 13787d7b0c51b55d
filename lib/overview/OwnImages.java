package overview;

import console.Failure;
import gitops.ConfigFile;
import java.util.List;
import serving.RunningImage;

/**
 * Which images of a pod are the application's own. A pod has others, too, such as the model
 * server's: those are the chart's affair, and no commit of mlops-gitops names them.
 *
 * @param shortName of the application's image, without registry, namespace and tag: whatever runs
 *     under it counts, so that an image that Git never named is seen, too
 */
record OwnImages(String shortName) {

  /** As its config.yaml says it: the UI's names the image whole, a model's in parts. */
  static OwnImages of(String application, ConfigFile config) {
    try {
      var name = config.value("image").map(RunningImage::shortName).or(() -> config.value("name"));
      return new OwnImages(name.orElse(application));
    } catch (Failure broken) {
      return new OwnImages(application); // the verdict says what is wrong with the file
    }
  }

  /** The application's own; all where none is known to be. */
  List<Trace> among(List<Trace> all) {
    var own = all.stream().filter(this::isOwn).toList();
    return own.isEmpty() ? all : own;
  }

  private boolean isOwn(Trace trace) {
    return trace.commit().isPresent() || trace.running().shortName().equals(shortName);
  }
}
