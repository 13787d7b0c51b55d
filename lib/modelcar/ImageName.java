package modelcar;

import console.Failure;
import registry.ImageReference;

/**
 * Where images of a model are pushed to: registry and repository, for example {@code
 * quay.io/me/jukebox}. The tag is not part of it, because it follows from the model's commit.
 *
 * @param text as it was given
 */
public record ImageName(String text) {

  /**
   * Looks whether images can have this name.
   *
   * @throws Failure when they cannot, or a tag or digest stands in it: exit code 2
   */
  public ImageName {
    var lastPart = text.substring(text.lastIndexOf('/') + 1);
    if (lastPart.contains(":") || lastPart.contains("@")) {
      throw Failure.usage(
          "the image " + text + " has a tag already", "give the tag with --tag, or leave it out");
    }
    ImageReference.parse(text);
  }

  /**
   * The name of one image.
   *
   * @throws Failure when no tag can be like this: exit code 2
   */
  public String tagged(String tag) {
    if (!ImageReference.isTag(tag)) {
      throw Failure.usage(
          tag + " cannot be the tag of an image",
          "use letters, digits, '.', '_' and '-', 128 at most");
    }
    return text + ":" + tag;
  }

  /** The registry: what stands before the first slash. */
  public String registry() {
    return text.substring(0, Math.max(0, text.indexOf('/')));
  }

  /** What stands between registry and model; empty where nothing does. */
  public String namespace() {
    int first = text.indexOf('/');
    int last = text.lastIndexOf('/');
    return first == last ? "" : text.substring(first + 1, last);
  }

  /** The last part of the name. */
  public String model() {
    return text.substring(text.lastIndexOf('/') + 1);
  }
}
