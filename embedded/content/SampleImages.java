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

  private static final String BASE = "ubi9/ubi-micro";

  /** package-modelcar's default base is pinned by this digest; here a stand-in answers for it. */
  private static final String BASE_DIGEST =
      "sha256:1c8483e0fda0e990175eb9855a5f15e0910d2038dd397d9e2b357630f0321e6d";

  private SampleImages() {}

  /**
   * Puts them there.
   *
   * @param model the directory of the sample model
   */
  public static void put(Registry registry, Path model) throws IOException {
    var content = registry.content();
    content.put(
        "rhoai-mlops/jukebox",
        "latest",
        ImageContent.of(new ImageLayer().folder("models/1", model)));
    content.put(
        "rhoai-mlops/jukebox-ui",
        "simple-1.2",
        ImageContent.of(text("the jukebox's web server runs in the sandbox's own JVM"))
            .label(RUNS_LABEL, UI));
    content.put(
        BASE,
        "sandbox",
        ImageContent.of(text("stands in for ubi9/ubi-micro; no shell is needed in the sandbox")));
    registry.alias(BASE, BASE_DIGEST, "sandbox");
  }

  private static ImageLayer text(String what) {
    return new ImageLayer().file("README", what + "\n");
  }
}
