//SOURCES ../metrics/Metrics.java
//SOURCES ../platform/Platform.java
//SOURCES ../registry/Registry.java
//SOURCES BaseErrors.java
//SOURCES DestinationOptions.java
//SOURCES ImageMetadata.java
//SOURCES ImageName.java
//SOURCES ModelFiles.java
//SOURCES ModelVersion.java
//SOURCES Packaging.java
//SOURCES PackagingOptions.java
//SOURCES PipelineOptions.java
//SOURCES RegistryErrors.java
//SOURCES SourceCommit.java
//SOURCES SourceOptions.java
//SOURCES SourceRepository.java
//SOURCES TektonResults.java
//SOURCES layers/ChangedFile.java
//SOURCES layers/DigestCache.java
//SOURCES layers/FileState.java
//SOURCES layers/KnownDigest.java
//SOURCES layers/LayerChannel.java
//SOURCES layers/LayerEntry.java
//SOURCES layers/ModelLayer.java
//SOURCES layers/ModelLayers.java
//SOURCES layers/TarHeader.java
//SOURCES lint/BrokenProtobuf.java
//SOURCES lint/EmptyFiles.java
//SOURCES lint/FileNames.java
//SOURCES lint/Finding.java
//SOURCES lint/Junk.java
//SOURCES lint/Layout.java
//SOURCES lint/LfsPointers.java
//SOURCES lint/Links.java
//SOURCES lint/LintOptions.java
//SOURCES lint/MemoryAmount.java
//SOURCES lint/MemoryFit.java
//SOURCES lint/ModelEntry.java
//SOURCES lint/ModelFormat.java
//SOURCES lint/ModelLint.java
//SOURCES lint/ModelTree.java
//SOURCES lint/OnnxFiles.java
//SOURCES lint/OnnxMessage.java
//SOURCES lint/OnnxModel.java
//SOURCES lint/ProtobufField.java
//SOURCES lint/ProtobufFile.java
//SOURCES lint/Rule.java
//SOURCES lint/SecretLookingFiles.java
//SOURCES lint/Severity.java
//SOURCES lint/UnpackableEntries.java
//SOURCES lint/Whiteouts.java
//SOURCES push/BaseImage.java
//SOURCES push/BaseImageException.java
//SOURCES push/BaseLabels.java
//SOURCES push/BaseLayer.java
//SOURCES push/BaseLookup.java
//SOURCES push/BlobPusher.java
//SOURCES push/FoundBase.java
//SOURCES push/Image.java
//SOURCES push/ImagePush.java
//SOURCES push/LayerDigests.java
//SOURCES push/Place.java
//SOURCES push/PlannedBlob.java
//SOURCES push/Planner.java
//SOURCES push/PushPlan.java
//SOURCES push/PushProgress.java
//SOURCES push/Pushed.java
//SOURCES push/Reading.java
//SOURCES push/ShownPlan.java
//SOURCES push/ShownPush.java
//SOURCES push/Stock.java
//SOURCES push/Streams.java
//SOURCES push/TakenTag.java
//SOURCES verify/Comparison.java
//SOURCES verify/FileDigest.java
//SOURCES verify/KnownLayers.java
//SOURCES verify/LayerContents.java
//SOURCES verify/ModelcarCheck.java
//SOURCES verify/RemoteImage.java
//DEPS org.apache.commons:commons-compress:1.28.0

package modelcar;

import console.Failure;
import java.io.IOException;
import java.util.Optional;
import modelcar.layers.DigestCache;
import modelcar.push.BaseImageException;
import modelcar.push.BaseLookup;
import modelcar.push.ImagePush;
import modelcar.push.PushPlan;
import modelcar.push.PushProgress;
import modelcar.push.Pushed;
import modelcar.push.TakenTag;
import registry.Access;
import registry.Registries;

/**
 * A ModelCar: an OCI image that holds a model under {@code /models/1}. KServe runs it beside the
 * model server and links its files there, so it needs a shell, {@code ln} and {@code sleep}, and
 * files that every user may read.
 */
public final class Modelcar {
  /** The tag that everybody expects to move. */
  public static final String MOVING_TAG = "latest";

  /** More do not get faster through one network, and registries limit requests. */
  private static final int STREAMS = 3;

  private final Registries registries;
  private final DigestCache cache;

  public Modelcar(Registries registries, DigestCache cache) {
    this.registries = registries;
    this.cache = cache;
  }

  /**
   * Begins to read the base image, on a thread of its own.
   *
   * @param base its name
   * @param architecture which image is taken where there are several, such as {@code amd64}; empty
   *     for the usual one
   */
  public BaseLookup lookUp(String base, Optional<String> architecture) {
    return BaseLookup.begin(registries, base, architecture);
  }

  /**
   * Finds out what a push would do, and writes nothing. The model is read where its digest is not
   * remembered. Whether the registry would let one push is not asked, as that question makes a
   * repository in some.
   *
   * @throws console.Failure wrong reference (exit code 2), no rights (5), not reachable (6)
   */
  public PushPlan plan(Packaging packaging, PushProgress progress)
      throws IOException, InterruptedException {
    try {
      return open(packaging, Access.PULL).plan(progress);
    } catch (IOException failed) {
      throw inWords(packaging, failed);
    }
  }

  /**
   * Packs a model and pushes it. The same model on the same base with the same metadata gives the
   * same image.
   *
   * @throws console.Failure wrong reference (exit code 2), the tag is taken or a file changed (4),
   *     no rights (5), not reachable (6)
   */
  public Pushed push(Packaging packaging, TakenTag takenTag, PushProgress progress)
      throws IOException, InterruptedException {
    try {
      return open(packaging, Access.PUSH).push(takenTag, progress);
    } catch (IOException failed) {
      throw inWords(packaging, failed);
    }
  }

  private Failure inWords(Packaging packaging, IOException failed) {
    if (failed instanceof BaseImageException ofBase) {
      var base = registries.connectTo(packaging.base().name());
      return BaseErrors.sentence(
          packaging.base().name(), base, registries.explainAccount(base), ofBase.getCause());
    }
    var image = registries.connectTo(packaging.image());
    return RegistryErrors.sentence(packaging, registries.explainAccount(image), failed);
  }

  private ImagePush open(Packaging packaging, Access access)
      throws IOException, InterruptedException {
    return ImagePush.open(registries, access, cache, STREAMS, packaging);
  }
}
