package modelcar.push;

import java.util.Optional;
import modelcar.layers.ModelLayer;
import registry.Descriptor;
import registry.Digest;

/**
 * A blob of the image, and what is known of it before anything is sent.
 *
 * @param title what it is, in front of people
 * @param size bytes
 * @param mediaType as the manifest names it
 * @param digest empty where the model has to be read for it
 * @param layer the model's layer; empty for one of the base
 * @param state whether it has to be sent
 */
public record PlannedBlob(
    String title,
    long size,
    String mediaType,
    Optional<Digest> digest,
    Optional<ModelLayer> layer,
    State state) {

  /** Whether a blob has to be sent. */
  public enum State {
    /** The repository has it. */
    THERE,
    /** The repository does not have it, or nobody knows before it was read. */
    TO_SEND
  }

  /** The descriptor, where the digest is known. */
  Optional<Descriptor> descriptor() {
    return digest.map(it -> new Descriptor(mediaType, it, size));
  }
}
