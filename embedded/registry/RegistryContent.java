package embedded.registry;

import java.io.IOException;
import java.util.TreeMap;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** Puts images into the registry without HTTP: those that the platform brings along. */
public final class RegistryContent {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
  private static final String CONFIG = "application/vnd.oci.image.config.v1+json";
  private static final String LAYER = "application/vnd.oci.image.layer.v1.tar+gzip";

  private final BlobStore blobs;
  private final ManifestStore manifests;

  RegistryContent(BlobStore blobs, ManifestStore manifests) {
    this.blobs = blobs;
    this.manifests = manifests;
  }

  /**
   * Makes the image and tags it; the same content gives the same digest.
   *
   * @param repository for example {@code rhoai-mlops/jukebox}
   * @return the manifest's digest
   */
  public String put(String repository, String tag, ImageContent image) throws IOException {
    var config = JSON.createObjectNode();
    config.put("created", "1970-01-01T00:00:00Z");
    config.put("architecture", "amd64");
    config.put("os", "linux");
    var runtime = config.putObject("config");
    runtime.set("Labels", JSON.valueToTree(new TreeMap<>(image.labels())));
    if (!image.entrypoint().isEmpty()) {
      runtime.set("Entrypoint", JSON.valueToTree(image.entrypoint()));
    }
    var root = config.putObject("rootfs").put("type", "layers");
    var diffIds = root.putArray("diff_ids");

    var manifest = JSON.createObjectNode().put("schemaVersion", 2).put("mediaType", MANIFEST);
    var configPlace = manifest.putObject("config");
    var layers = manifest.putArray("layers");
    for (var layer : image.layers()) {
      var archive = LayerArchive.of(layer);
      diffIds.add(archive.diffId().toString());
      describe(layers.addObject(), LAYER, putBlob(repository, archive.compressed()));
    }
    describe(configPlace, CONFIG, putBlob(repository, JSON.writeValueAsBytes(config)));
    return putManifest(repository, tag, JSON.writeValueAsBytes(manifest));
  }

  private record Stored(Digest digest, int size) {}

  private Stored putBlob(String repository, byte[] content) throws IOException {
    var digest = Digest.of(content);
    blobs.put(repository, digest, content);
    return new Stored(digest, content.length);
  }

  private static void describe(ObjectNode descriptor, String mediaType, Stored blob) {
    descriptor
        .put("mediaType", mediaType)
        .put("digest", blob.digest().toString())
        .put("size", blob.size());
  }

  private String putManifest(String repository, String tag, byte[] bytes) throws IOException {
    try {
      var manifest = Manifest.parse(bytes, MANIFEST);
      manifests.put(repository, manifest);
      manifests.tag(repository, tag, manifest.digest());
      return manifest.digest().toString();
    } catch (RegistryError impossible) {
      throw new IllegalStateException("made a manifest that is none", impossible);
    }
  }
}
