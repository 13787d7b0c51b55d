package gitops;

import console.Console;
import java.util.HashSet;
import java.util.Optional;
import platform.ImageRegistry;

/** Looks before the commit whether the images that a change asks for are there. */
public record ModelImages(ImageRegistry registry, Console console) {

  /**
   * Asks the registry.
   *
   * @return the image's digest, where all environments have the same one and the registry tells
   * @throws console.Failure an image does not exist: exit code 1
   */
  public Optional<String> require(ConfigChange change) throws InterruptedException {
    var digests = new HashSet<String>();
    for (var image : ModelImage.of(change)) {
      console.standsFor("skopeo inspect docker://" + image.reference());
      digests.add(image.require(registry.look(image.reference()), console));
      if (image.isLatest()) {
        console.warn("version latest is neither traceable nor rolled out again when it moves");
      }
    }
    return digests.stream().filter(it -> digests.size() == 1 && !it.isEmpty()).findFirst();
  }
}
