package gitops;

import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * The values of a model's config.yaml: what the workshop's page writes, and the options that change
 * them.
 */
public final class ModelValues {
  /** Where the workshop's own images are, which all participants read and nobody owns. */
  public static final String WORKSHOPS_NAMESPACE = "rhoai-mlops";

  @Option(names = "--version", paramLabel = "TAG", description = "the ModelCar's tag")
  String version;

  @Option(
      names = "--image-repository",
      paramLabel = "HOST",
      description = "the registry of the ModelCar")
  String imageRepository;

  @Option(
      names = "--image-namespace",
      paramLabel = "NAME",
      description = "the ModelCar's namespace there")
  String imageNamespace;

  @Option(
      names = "--chart-path",
      paramLabel = "PATH",
      description = "the chart in mlops-helmcharts")
  String chartPath;

  /** What the page writes into the empty config.yaml of a model. */
  public Map<String, String> page(String model) {
    return ConfigFile.values(
        "chart_path", "charts/model-deployment/simple",
        "name", model,
        "version", "latest",
        "image_repository", "quay.io",
        "image_namespace", WORKSHOPS_NAMESPACE);
  }

  /** What was given on the command line; the values of options that were not are null. */
  public Map<String, String> given() {
    return ConfigFile.values(
        "chart_path", chartPath,
        "version", version,
        "image_repository", imageRepository,
        "image_namespace", imageNamespace);
  }

  /** The version that was given on the command line. */
  public Optional<String> version() {
    return Optional.ofNullable(version);
  }

  /** What changes, in a few words for a commit message: the version, if one was given. */
  public String summary() {
    return version == null ? "values" : version;
  }
}
