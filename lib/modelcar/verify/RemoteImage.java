package modelcar.verify;

import console.Failure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.security.DigestInputStream;
import java.util.List;
import platform.Reason;
import platform.TransferStream;
import registry.Descriptor;
import registry.Digest;
import registry.DigestMismatch;
import registry.ImageReference;
import registry.Manifest;
import registry.Repository;

/**
 * An image as a registry has it. What is read is checked against its digest: a registry, or
 * something on the way to it, may be broken.
 */
final class RemoteImage {
  private final Repository repository;
  private final ImageReference name;
  private final Manifest manifest;
  private final Digest digest;

  private RemoteImage(
      Repository repository, ImageReference name, Manifest manifest, Digest digest) {
    this.repository = repository;
    this.name = name;
    this.manifest = manifest;
    this.digest = digest;
  }

  /**
   * Finds an image. Of one for several architectures the first is taken: a model is the same for
   * all of them.
   *
   * @throws Failure when there is none: exit code 1
   */
  static RemoteImage find(Repository repository, ImageReference name)
      throws IOException, InterruptedException {
    var named =
        repository
            .manifest(name.reference())
            .orElseThrow(
                () ->
                    Failure.content(
                        "the registry does not have " + name, "check the name and the tag"));
    var image = named.isIndex() ? imageOf(named, repository, name) : named;
    return new RemoteImage(repository, name, image, named.digest());
  }

  private static Manifest imageOf(Manifest index, Repository repository, ImageReference name)
      throws IOException, InterruptedException {
    for (var entry : index.json().path("manifests")) {
      // attestations of docker stand beside the images, for an unknown architecture
      if (!entry.at("/platform/architecture").asString("").equals("unknown")) {
        var image = repository.manifest(Manifest.descriptor(entry).digest().text());
        if (image.isPresent()) {
          return image.get();
        }
      }
    }
    throw Failure.content(name + " is an index without images", "push it again");
  }

  /** The digest that the tag leads to. */
  Digest digest() {
    return digest;
  }

  /** From the lowest to the highest. */
  List<Descriptor> layers() throws IOException {
    return manifest.layers();
  }

  /**
   * Reads a layer, whatever its size, a piece at a time.
   *
   * @param directory whose content is wanted
   * @throws Failure when it cannot be read as a layer: exit code 1
   * @throws DigestMismatch when it is damaged
   * @throws IOException when its transfer breaks off
   */
  LayerContents read(Descriptor layer, String directory) throws IOException, InterruptedException {
    requireThere(layer);
    var blob = Channels.newInputStream(repository.open(layer.digest()));
    try (var body = new TransferStream(blob)) {
      return read(layer, body, directory);
    }
  }

  /**
   * Looks whether the registry still has a layer that is known already.
   *
   * @throws Failure when it does not: exit code 1
   */
  void requireThere(Descriptor layer) throws IOException, InterruptedException {
    if (repository.lacks(layer)) {
      throw Failure.content(
          "the registry lost the layer " + layer.digest() + " of " + name, "push the image again");
    }
  }

  private LayerContents read(Descriptor layer, TransferStream body, String directory)
      throws IOException {
    var hashed = new DigestInputStream(body, Digest.newHash());
    LayerContents contents = null;
    var why = "";
    try {
      contents = LayerContents.read(hashed, directory);
    } catch (TransferStream.Broken brokenOff) {
      throw brokenOff;
    } catch (IOException notALayer) {
      why = Reason.of(notALayer);
    }
    // the archive may end before the layer does
    hashed.transferTo(OutputStream.nullOutputStream());
    var actual = Digest.of(hashed.getMessageDigest());
    if (!actual.equals(layer.digest())) {
      throw new DigestMismatch("a layer of " + name, layer.digest().text(), actual.text());
    }
    if (contents == null) {
      throw Failure.content(
          "the layer " + layer.digest() + " of " + name + " cannot be read: " + why,
          "push the image with gzip or uncompressed layers");
    }
    return contents;
  }
}
