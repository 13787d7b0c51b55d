package sandbox.content;

import java.io.IOException;
import java.nio.file.Path;
import sandbox.registry.ImageContent;
import sandbox.registry.ImageLayer;
import sandbox.registry.RegistryContent;

/**
 * The images that the workshop's page takes for granted, put into the registry that stands in for
 * quay.io.
 */
public final class SampleImages {
  /** Names the program that stands in for an image's own when a pod of it starts. */
  public static final String RUNS_LABEL = "io.jukebox.sandbox.runs";

  /** The label's value for the jukebox's web server. */
  public static final String UI = "jukebox-ui";

  /** The base image for ModelCars, as repository and tag in the sandbox's registry. */
  public static final String BASE_REPOSITORY = "ubi9/ubi-micro";

  public static final String BASE_TAG = "sandbox";

  private SampleImages() {}

  /**
   * Puts them there.
   *
   * @param model the directory of the sample model
   */
  public static void put(RegistryContent registry, Path model) throws IOException {
    registry.put(
        "rhoai-mlops/jukebox",
        "latest",
        ImageContent.of(new ImageLayer().folder("models/1", model)));
    registry.put(
        "rhoai-mlops/jukebox-ui",
        "simple-1.2",
        ImageContent.of(text("the jukebox's web server runs in the sandbox's own JVM"))
            .label(RUNS_LABEL, UI));
    registry.put(
        BASE_REPOSITORY,
        BASE_TAG,
        ImageContent.of(text("stands in for ubi9/ubi-micro; no shell is needed in the sandbox")));
  }

  private static ImageLayer text(String what) {
    return new ImageLayer().file("README", what + "\n");
  }
}
