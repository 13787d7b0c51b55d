//SOURCES ../platform/Platform.java
//SOURCES ImageName.java
//SOURCES ModelFiles.java
//SOURCES RegistryCheck.java
//SOURCES RegistryErrors.java
//SOURCES SourceCommit.java
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
//SOURCES verify/Comparison.java
//SOURCES verify/FileDigest.java
//SOURCES verify/LayerContents.java
//SOURCES verify/ModelcarCheck.java
//SOURCES verify/RemoteImage.java
//DEPS com.google.guava:guava:33.5.0-jre
//DEPS com.google.cloud.tools:jib-core:0.28.1

package modelcar;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import console.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import platform.ImageAddress;
import platform.Mirrors;
import platform.Profile;
import platform.RegistryAccounts;
import platform.RouteClient;

/**
 * A ModelCar: an OCI image that holds a model under {@code /models/1}. KServe runs it beside the
 * model server and links its files there, so it needs a shell, {@code ln} and {@code sleep}, and
 * files that every user may read.
 */
public final class Modelcar {
  /**
   * A base with a shell and nothing else that matters, pinned so that the same model gives the same
   * image.
   */
  public static final String DEFAULT_BASE =
      "registry.access.redhat.com/ubi9/ubi-micro"
          + "@sha256:1c8483e0fda0e990175eb9855a5f15e0910d2038dd397d9e2b357630f0321e6d";

  private static final AbsoluteUnixPath VERSION_DIRECTORY = AbsoluteUnixPath.get("/models/1");
  private static final FilePermissions READABLE = FilePermissions.fromOctalString("644");
  private static final FilePermissions SEARCHABLE = FilePermissions.fromOctalString("755");
  private static final String ROOT = "0:0";
  private static final String NOBODY = "65534";

  private final Mirrors mirrors;
  private final RegistryCheck registries;
  private final RegistryAccounts accounts;
  private final Path cache;

  /**
   * @param profile which registries answer for others, and whom to trust
   * @param cache a directory for layers of base images
   */
  public Modelcar(Profile profile, RegistryAccounts accounts, Path cache) {
    this.mirrors = new Mirrors(profile);
    this.registries = new RegistryCheck(new RouteClient(profile), mirrors);
    this.accounts = accounts;
    this.cache = cache;
  }

  /**
   * Packs a model and pushes it. The same model on the same base gives the same image: entries are
   * sorted, times fixed.
   *
   * @param base the base image
   * @param image name and tag of the new image
   * @return the digest that the registry has it under, such as {@code sha256:...}
   * @throws Failure wrong reference (exit code 2), no rights (5), not reachable (6)
   */
  public String push(ModelFiles model, String base, String image)
      throws InterruptedException, IOException {
    requireAnswers(base, image);
    try {
      var container =
          Jib.from(registryImage(base))
              .addFileEntriesLayer(layer(model))
              .setUser(NOBODY)
              .setCreationTime(Instant.EPOCH)
              .setFormat(ImageFormat.OCI);
      var target = registryImage(image);
      var pushed =
          container.containerize(
              Containerizer.to(target)
                  .setToolName("package-modelcar")
                  .setAllowInsecureRegistries(isLoopback(mirrors.connectTo(image)))
                  .setBaseImageLayersCache(cache.resolve("base-layers"))
                  .setApplicationLayersCache(cache.resolve("layers")));
      return pushed.getDigest().toString();
    } catch (InvalidImageReferenceException notAReference) {
      throw Failure.usage(
          notAReference.getInvalidReference() + " is not the name of an image",
          "give it as quay.io/me/jukebox");
    } catch (RegistryException | ExecutionException | CacheDirectoryCreationException failed) {
      throw RegistryErrors.sentence(image, base, explainAccount(image), failed);
    }
  }

  // a registry on this machine may speak plain HTTP, which only jib finds out; it is quick there
  private void requireAnswers(String... images) throws InterruptedException {
    for (var image : images) {
      if (!isLoopback(mirrors.connectTo(image))) {
        registries.requireAnswer(image);
      }
    }
  }

  private RegistryImage registryImage(String image) throws InvalidImageReferenceException {
    var reference = ImageReference.parse(mirrors.connectTo(image));
    var registryImage = RegistryImage.named(reference);
    accounts
        .of(reference.getRegistry(), reference.getRepository())
        .ifPresent(it -> registryImage.addCredential(it.user(), it.password()));
    return registryImage;
  }

  private String explainAccount(String image) {
    return ImageAddress.parse(mirrors.connectTo(image))
        .map(it -> accounts.explain(it.registry(), it.repository()))
        .orElse("no account was looked for");
  }

  private static FileEntriesLayer layer(ModelFiles model) {
    var layer = FileEntriesLayer.builder().setName("model");
    add(layer, model.root(), AbsoluteUnixPath.get("/models"), SEARCHABLE);
    add(layer, model.root(), VERSION_DIRECTORY, SEARCHABLE);
    for (var file : model.files()) {
      var place = VERSION_DIRECTORY;
      for (var name : model.root().relativize(file)) {
        place = place.resolve(name.toString());
      }
      add(layer, file, place, READABLE);
    }
    return layer.build();
  }

  private static void add(
      FileEntriesLayer.Builder layer,
      Path file,
      AbsoluteUnixPath place,
      FilePermissions permissions) {
    layer.addEntry(file, place, permissions, Instant.EPOCH.plusSeconds(1), ROOT);
  }

  private static boolean isLoopback(String image) {
    return image.startsWith("localhost:") || image.startsWith("127.0.0.1:");
  }
}
