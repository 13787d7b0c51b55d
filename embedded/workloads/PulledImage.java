package embedded.workloads;

import java.util.List;

/**
 * An image of which the manifest and the configuration have been read; layers are fetched when
 * somebody needs a file.
 *
 * @param repository the path in the registry
 * @param digest of the manifest for this platform
 * @param imageId registry, repository and digest
 * @param size of all layers as they are stored, in bytes
 * @param layers from the base upwards
 */
public record PulledImage(
    String repository,
    String digest,
    String imageId,
    long size,
    ImageConfig config,
    List<Layer> layers) {
  public PulledImage {
    layers = List.copyOf(layers);
  }

  /** One layer as the manifest names it. */
  public record Layer(String mediaType, String digest) {}
}
