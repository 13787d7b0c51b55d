package embedded.workloads;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Pulls from the sandbox's registry, which mirrors every other one: an image {@code HOST/PATH:TAG}
 * is read at {@code PATH:TAG} there, whatever the host.
 */
public final class RegistryPuller implements ImagePuller {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final RegistryClient registry;

  /** Pulls anonymously. */
  public RegistryPuller(URI registry) {
    this.registry = new RegistryClient(registry, Optional.empty());
  }

  /** Pulls with a user's name and password. */
  public RegistryPuller(URI registry, String user, String password) {
    var pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    var basic = "Basic " + Base64.getEncoder().encodeToString(pair);
    this.registry = new RegistryClient(registry, Optional.of(basic));
  }

  @Override
  public PulledImage pull(String image) throws ImagePullException {
    var reference = ImageReference.parse(image);
    try {
      var manifest = manifest(reference, reference.version());
      var platforms = manifest.json().path("manifests");
      if (platforms.isArray()) {
        manifest = manifest(reference, linux(reference, platforms));
      }
      return image(reference, manifest);
    } catch (IOException | JacksonException broken) {
      throw ImagePullException.unexpected(reference, "failed to do request: " + cause(broken));
    }
  }

  private record Manifest(String digest, JsonNode json) {}

  private Manifest manifest(ImageReference reference, String version)
      throws IOException, ImagePullException {
    HttpResponse<byte[]> response = registry.manifest(reference.repository(), version);
    return switch (response.statusCode()) {
      case 200 -> new Manifest(Sha256.digest(response.body()), JSON.readTree(response.body()));
      case 404 -> throw ImagePullException.notFound(reference);
      case 401, 403 -> throw ImagePullException.denied(reference);
      default ->
          throw ImagePullException.unexpected(
              reference, "unexpected status code " + response.statusCode());
    };
  }

  /**
   * Architectures do not matter here: what runs is a program of the sandbox, and models have none.
   */
  private static String linux(ImageReference reference, JsonNode platforms)
      throws ImagePullException {
    for (var entry : platforms) {
      if (entry.path("platform").path("os").asString("linux").equals("linux")) {
        return entry.path("digest").asString();
      }
    }
    throw ImagePullException.unexpected(reference, "no match for platform in manifest: not found");
  }

  private PulledImage image(ImageReference reference, Manifest manifest) throws IOException {
    var json = manifest.json();
    var configDigest = json.path("config").path("digest").asString();
    var config = JSON.readTree(registry.blob(reference.repository(), configDigest)).path("config");
    var layers = new ArrayList<PulledImage.Layer>();
    long size = 0;
    for (var layer : json.path("layers")) {
      size += layer.path("size").asLong(0);
      layers.add(
          new PulledImage.Layer(
              layer.path("mediaType").asString(""), layer.path("digest").asString()));
    }
    return new PulledImage(
        reference.repository(),
        manifest.digest(),
        reference.withDigest(manifest.digest()),
        size,
        new ImageConfig(labels(config), environment(config)),
        layers);
  }

  private static Map<String, String> labels(JsonNode config) {
    var labels = new HashMap<String, String>();
    config
        .path("Labels")
        .properties()
        .forEach(label -> labels.put(label.getKey(), label.getValue().asString("")));
    return labels;
  }

  private static Map<String, String> environment(JsonNode config) {
    var environment = new HashMap<String, String>();
    for (var entry : config.path("Env")) {
      var parts = entry.asString("").split("=", 2);
      environment.put(parts[0], parts.length > 1 ? parts[1] : "");
    }
    return environment;
  }

  private static String cause(Exception broken) {
    return broken.getMessage() == null ? broken.toString() : broken.getMessage();
  }

  @Override
  public void unpack(PulledImage image, String folder, Path target) throws IOException {
    var unpacking = new LayerUnpacker(folder, target);
    for (var layer : image.layers()) {
      unpacking.add(layer.mediaType(), registry.blob(image.repository(), layer.digest()));
    }
  }
}
