package modelcar.push;

import console.Failure;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import registry.Descriptor;
import registry.Digest;
import registry.ImageReference;
import registry.Manifest;
import registry.MediaTypes;
import registry.Repository;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The image that a ModelCar stands on.
 *
 * @param name as the user knows it
 * @param digest of the manifest or index that the name stood for
 * @param config the configuration
 * @param layers the lowest first
 */
record BaseImage(String name, Digest digest, ObjectNode config, List<Descriptor> layers) {
  /** The architecture of nodes where nothing else is said. */
  private static final String USUAL_ARCHITECTURE = "amd64";

  /**
   * Reads it.
   *
   * @param name as the user knows it
   * @param reference where it is
   * @throws Failure when the repository has no such image, or not for the architecture: exit code 1
   */
  static BaseImage read(
      Repository repository, String name, ImageReference reference, Optional<String> architecture)
      throws IOException, InterruptedException {
    var named = repository.manifest(reference.reference()).orElseThrow(() -> missing(name));
    var manifest = named;
    if (named.isIndex()) {
      var digest = choose(named, name, architecture.orElse(USUAL_ARCHITECTURE));
      manifest = repository.manifest(digest.text()).orElseThrow(() -> missing(name));
    }
    var config = config(repository.read(manifest.config()));
    var actual = config.path("architecture").asString("");
    if (architecture.isPresent() && !architecture.get().equals(actual)) {
      throw Failure.content(
          "the base image " + name + " is for " + actual + ", not for " + architecture.get(),
          "name another one with --base");
    }
    return new BaseImage(name, named.digest(), config, manifest.layers());
  }

  private static Digest choose(Manifest index, String name, String architecture)
      throws IOException {
    for (var image : index.json().path("manifests")) {
      var platform = image.path("platform");
      if (platform.path("os").asString("").equals("linux")
          && platform.path("architecture").asString("").equals(architecture)) {
        return Manifest.descriptor(image).digest();
      }
    }
    throw Failure.content(
        "the base image " + name + " has nothing for linux on " + architecture,
        "name another one with --base");
  }

  private static ObjectNode config(byte[] json) throws IOException {
    try {
      if (JsonMapper.shared().readTree(json) instanceof ObjectNode config) {
        return config;
      }
    } catch (JacksonException notJson) {
      // the same sentence
    }
    throw new IOException("the base image's configuration is not a JSON object");
  }

  private static Failure missing(String name) {
    return Failure.content(
        "the registry does not have the base image " + name,
        "name another one with --base, or with base-image in the profile");
  }

  /**
   * A layer's descriptor in an OCI manifest: Docker's media type means the same bytes, but one
   * manifest should not mix both.
   */
  static Descriptor inOciWords(Descriptor layer) {
    return layer.mediaType().equals(MediaTypes.DOCKER_LAYER_GZIP)
        ? new Descriptor(MediaTypes.LAYER_GZIP, layer.digest(), layer.size())
        : layer;
  }
}
