package modelcar.verify;

import console.Failure;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import platform.ImageAddress;
import platform.Reason;
import platform.RegistryReader;
import platform.TransferStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An image as a registry has it. What is read is checked against its digest: a registry, or
 * something on the way to it, may be broken.
 */
final class RemoteImage {
  /**
   * A layer of an image.
   *
   * @param size as it is transferred, in bytes
   */
  record Layer(String digest, long size) {}

  private static final Set<String> INDEXES =
      Set.of(
          "application/vnd.oci.image.index.v1+json",
          "application/vnd.docker.distribution.manifest.list.v2+json");
  private static final String ACCEPTED =
      String.join(", ", INDEXES)
          + ", application/vnd.oci.image.manifest.v1+json"
          + ", application/vnd.docker.distribution.manifest.v2+json";

  private final RegistryReader registry;
  private final ImageAddress address;
  private final JsonNode manifest;
  private final String digest;

  private RemoteImage(
      RegistryReader registry, ImageAddress address, JsonNode manifest, String digest) {
    this.registry = registry;
    this.address = address;
    this.manifest = manifest;
    this.digest = digest;
  }

  /**
   * Finds an image. Of one for several architectures the first is taken: a model is the same for
   * all of them.
   *
   * @throws Failure when there is none (exit code 1), we may not read it (5), nobody answers (6)
   */
  static RemoteImage find(RegistryReader registry, ImageAddress address)
      throws InterruptedException {
    var image = fetch(registry, address);
    if (!INDEXES.contains(image.manifest.path("mediaType").asString(""))
        && !image.manifest.has("manifests")) {
      return image;
    }
    for (var entry : image.manifest.path("manifests")) {
      // attestations of docker stand beside the images, for an unknown architecture
      if (!entry.at("/platform/architecture").asString("").equals("unknown")) {
        var reference = entry.path("digest").asString("");
        var found =
            fetch(registry, new ImageAddress(address.registry(), address.repository(), reference));
        return new RemoteImage(registry, address, found.manifest, image.digest);
      }
    }
    throw Failure.content(address + " is an index without images", "push it again");
  }

  private static RemoteImage fetch(RegistryReader registry, ImageAddress address)
      throws InterruptedException {
    var path = "manifests/" + address.reference();
    var answer = registry.send("GET", address, path, ACCEPTED, BodyHandlers.ofByteArray());
    requireFound(registry, address, answer, "the registry does not have " + address);
    var hash = FileDigest.newHash();
    hash.update(answer.body());
    var digest = "sha256:" + FileDigest.hex(hash);
    if (address.reference().startsWith("sha256:") && !address.reference().equals(digest)) {
      throw damaged(address, "the manifest " + address.reference());
    }
    try {
      var manifest = JsonMapper.shared().readTree(answer.body());
      return new RemoteImage(registry, address, manifest, digest);
    } catch (JacksonException notJson) {
      throw damaged(address, "the manifest");
    }
  }

  private static void requireFound(
      RegistryReader registry, ImageAddress address, HttpResponse<?> answer, String missing) {
    switch (answer.statusCode()) {
      case 200 -> {}
      case 401, 403 -> throw registry.denied(address);
      case 404 -> throw Failure.content(missing, "check the name and the tag");
      default ->
          throw Failure.unreachable(
              "the registry answered with status " + answer.statusCode() + " for " + address,
              "run this again");
    }
  }

  private static Failure damaged(ImageAddress address, String what) {
    return Failure.content(
        what + " of " + address + " is not what its digest says: the registry is damaged",
        "push the image again");
  }

  /** The digest that the tag leads to. */
  String digest() {
    return digest;
  }

  /** From the lowest to the highest. */
  List<Layer> layers() {
    var layers = new ArrayList<Layer>();
    for (var layer : manifest.path("layers")) {
      layers.add(new Layer(layer.path("digest").asString(""), layer.path("size").asLong(0)));
    }
    return layers;
  }

  /**
   * Reads a layer, whatever its size, a piece at a time.
   *
   * @param directory whose content is wanted
   * @throws Failure when it is damaged or cannot be read as a layer (exit code 1), or its transfer
   *     breaks off (6)
   */
  LayerContents read(Layer layer, String directory) throws InterruptedException {
    var path = "blobs/" + layer.digest();
    var answer = registry.send("GET", address, path, "*/*", BodyHandlers.ofInputStream());
    requireFound(registry, address, answer, "the registry lost the layer " + layer.digest());
    try (var body = new TransferStream(answer.body())) {
      return read(layer, body, directory);
    } catch (IOException brokenOff) {
      throw Failure.unreachable(
          "reading " + address + " broke off: " + brokenOff.getMessage(), "run this again");
    }
  }

  private LayerContents read(Layer layer, TransferStream body, String directory)
      throws IOException {
    var hashed = new DigestInputStream(body, FileDigest.newHash());
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
    if (!layer.digest().equals("sha256:" + FileDigest.hex(hashed.getMessageDigest()))) {
      throw damaged(address, "the layer " + layer.digest());
    }
    if (contents == null) {
      throw Failure.content(
          "the layer " + layer.digest() + " of " + address + " cannot be read: " + why,
          "push the image with gzip or uncompressed layers");
    }
    return contents;
  }
}
