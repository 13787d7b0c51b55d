package embedded.content;

import embedded.registry.ImageContent;
import embedded.registry.ImageLayer;
import embedded.registry.Registry;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The images that the workshop's page takes for granted, put into the registry that stands in for
 * quay.io.
 */
public final class SampleImages {
  /** Names the program that stands in for an image's own when a pod of it starts. */
  public static final String RUNS_LABEL = "io.jukebox.sandbox.runs";

  /** The label's value for the jukebox's web server. */
  public static final String UI = "jukebox-ui";

  /** The UI that the page deploys, without the registry's name. */
  public static final String UI_IMAGE = "rhoai-mlops/jukebox-ui:simple-1.2";

  /** The ModelCar that the page deploys, without the registry's name. */
  public static final String FIRST_MODELCAR = "rhoai-mlops/jukebox:latest";

  /**
   * What package-modelcar stands its images on, without the registry's name; seats name it in their
   * profile.
   */
  public static final String MODELCAR_BASE = "ubi9/ubi-micro:sandbox";

  private SampleImages() {}

  /**
   * Puts them there.
   *
   * @param model the directory of the sample model
   */
  public static void put(Registry registry, Path model) throws IOException {
    var content = registry.content();
    content.put(
        repository(FIRST_MODELCAR),
        tag(FIRST_MODELCAR),
        ImageContent.of(new ImageLayer().folder("models/1", model)));
    content.put(
        repository(UI_IMAGE),
        tag(UI_IMAGE),
        ImageContent.of(text("the jukebox's web server runs in the sandbox's own JVM"))
            .label(RUNS_LABEL, UI));
    content.put(
        repository(MODELCAR_BASE),
        tag(MODELCAR_BASE),
        ImageContent.of(text("stands in for ubi9/ubi-micro; no shell is needed in the sandbox")));
  }

  private static String repository(String image) {
    return image.substring(0, image.indexOf(':'));
  }

  private static String tag(String image) {
    return image.substring(image.indexOf(':') + 1);
  }

  private static ImageLayer text(String what) {
    return new ImageLayer().file("README", what + "\n");
  }
}
