package modelcar;

import console.Workbench;
import java.io.IOException;
import java.util.Optional;
import metrics.Metrics;
import metrics.ModelMetrics;
import modelcar.layers.ModelLayers;
import modelcar.push.BaseLookup;
import picocli.CommandLine.Option;
import platform.BaseImage;
import platform.Profile;

/** The options that say what an image of a model is made of. */
public final class PackagingOptions {
  @Option(
      names = "--base",
      paramLabel = "IMAGE",
      description = "the base image; it needs a shell (default: ubi9/ubi-micro, pinned)")
  String base;

  @Option(
      names = "--architecture",
      paramLabel = "ARCH",
      description = "of the nodes, where the base is there for several (default: amd64)")
  String architecture;

  @Option(
      names = "--metrics",
      paramLabel = "FILE",
      description = "the training's numbers as JSON; the image carries them as annotations")
  String metrics;

  /** The base image, which is being read from now on. */
  public BaseLookup base(Modelcar modelcar, Profile profile) {
    return modelcar.lookUp(
        base != null ? base : BaseImage.of(profile), Optional.ofNullable(architecture));
  }

  /** What is to become an image. */
  public Packaging packaging(
      Workbench workbench, BaseLookup base, ModelFiles files, ImageName name, ModelVersion version)
      throws IOException {
    var metadata =
        new ImageMetadata(
            name.model(),
            Optional.of(version.tag()).filter(tag -> !version.moves()),
            version.commit(),
            version.revision(),
            metrics == null ? ModelMetrics.NONE : Metrics.read(workbench.path(metrics)));
    return new Packaging(ModelLayers.of(files), name.tagged(version.tag()), base, metadata);
  }
}
