package gitops;

import console.Console;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import registry.ImageRegistry;

/** Looks before the commit whether the images that a change asks for are there. */
public final class ModelImages {
  private final Supplier<ImageRegistry> registry;
  private final Console console;
  private final Map<String, ImageRegistry.Answer> answers = new LinkedHashMap<>();

  /**
   * @param registry is opened when something is asked
   */
  public ModelImages(Supplier<ImageRegistry> registry, Console console) {
    this.registry = registry;
    this.console = console;
  }

  /**
   * Asks the registry, once for each image.
   *
   * @return what it says of each environment's image
   * @throws console.Failure an image does not exist: exit code 1
   */
  public Map<String, FoundModel> require(ConfigChange change) throws InterruptedException {
    var found = new LinkedHashMap<String, FoundModel>();
    for (var environment : change.environments()) {
      var image = ModelImage.of(change.file(environment));
      if (!answers.containsKey(image.reference())) {
        requireThere(image);
      }
      found.put(environment, find(image));
    }
    return found;
  }

  private void requireThere(ModelImage image) throws InterruptedException {
    image.require(ask(image), console);
    image.warnOfMovingTag(console);
  }

  /** What the registry says of an image, which may be that it is not there. */
  public FoundModel find(ModelImage image) throws InterruptedException {
    return new FoundModel(image, ask(image));
  }

  private ImageRegistry.Answer ask(ModelImage image) throws InterruptedException {
    var known = answers.get(image.reference());
    if (known == null) {
      console.standsFor("skopeo inspect docker://" + image.reference());
      known = registry.get().read(image.reference());
      answers.put(image.reference(), known);
    }
    return known;
  }
}
