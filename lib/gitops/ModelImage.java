package gitops;

import console.Console;
import console.Failure;
import registry.ImageRegistry;

/**
 * The ModelCar that a config.yaml names, as the workshop's chart puts it together.
 *
 * @param config where it is named
 * @param reference for example {@code quay.io/rhoai-mlops/jukebox:latest}
 * @param version its tag
 */
public record ModelImage(String config, String reference, String version) {

  /**
   * The image of a filled config.yaml.
   *
   * @throws Failure when a part of its name is missing: exit code 1
   */
  public static ModelImage of(ConfigFile config) {
    var reference =
        config.value("image_repository").orElse("quay.io")
            + "/"
            + required(config, "image_namespace")
            + "/"
            + required(config, "name")
            + ":"
            + required(config, "version");
    return new ModelImage(config.name(), reference, required(config, "version"));
  }

  private static String required(ConfigFile config, String key) {
    return config
        .value(key)
        .filter(value -> !value.isEmpty())
        .orElseThrow(
            () ->
                Failure.content(
                    config.name() + " names no image: " + key + " is missing",
                    "add it, or empty the file to get the workshop's values"));
  }

  /** Warns where it is named by the tag that moves, and so leads to no commit. */
  public void warnOfMovingTag(Console console) {
    if (reference.endsWith(":latest")) {
      console.warn("version latest is neither traceable nor rolled out again when it moves");
    }
  }

  /**
   * Stops before the commit when the registry says that there is no such image; a registry that
   * does not answer us may still answer the cluster, so that is only a warning.
   *
   * @param answer to the question for the image's manifest
   */
  void require(ImageRegistry.Answer answer, Console console) {
    if (answer instanceof ImageRegistry.Missing) {
      throw Failure.content(
          "the image " + reference + " of " + config + " does not exist",
          "package-modelcar, or give another --version");
    }
    if (answer instanceof ImageRegistry.Unclear unclear) {
      console.warn("cannot tell whether " + reference + " exists: " + unclear.why());
    }
  }
}
