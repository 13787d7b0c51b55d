package modelcar;

import console.Failure;
import console.Workbench;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import platform.EnvironmentOption;

/** The options with which a pipeline goes on from a pushed image. */
public final class PipelineOptions {
  private static final String MODEL = "jukebox";

  @Option(
      names = "--results",
      paramLabel = "DIR",
      description =
          "write IMAGE_URL, IMAGE_DIGEST, MODEL_VERSION and MODEL_COMMIT there, as results of a"
              + " Tekton task")
  String results;

  @Option(
      names = "--deploy",
      paramLabel = "ENV",
      description =
          "after the push go on with deploy-jukebox: ${COMPLETION-CANDIDATES}; it finds out where"
              + " by its environment variables and the profile")
  EnvironmentOption.Choice environment;

  /**
   * Where results go; empty where nobody wants them.
   *
   * @throws Failure when they cannot be written there: exit code 2
   */
  public Optional<TektonResults> results(Workbench workbench) {
    return Optional.ofNullable(results).map(workbench::path).map(TektonResults::new);
  }

  /**
   * What deploy-jukebox is told; nothing where the image is not to be deployed.
   *
   * @throws Failure when its ApplicationSets would look for the image under another name: exit code
   *     2
   */
  public List<String> deployment(ImageName image, String version) {
    if (environment == null) {
      return List.of();
    }
    if (!image.model().equals(MODEL)) {
      throw Failure.usage(
          "deploy-jukebox deploys images with the name " + MODEL + ", not " + image.model(),
          "push to .../" + MODEL + ", or leave out --deploy");
    }
    var arguments = new ArrayList<>(List.of("--env", environment.name()));
    arguments.addAll(values(image, version));
    return arguments;
  }

  /**
   * The command that deploys the image, for a person to type; empty where deploy-jukebox would look
   * for the image under another name.
   */
  public Optional<String> nextCommand(ImageName image, String version) {
    return image.model().equals(MODEL) && !image.namespace().isEmpty()
        ? Optional.of("deploy-jukebox " + String.join(" ", values(image, version)))
        : Optional.empty();
  }

  private static List<String> values(ImageName image, String version) {
    return List.of(
        "--version",
        version,
        "--image-repository",
        image.registry(),
        "--image-namespace",
        image.namespace());
  }
}
