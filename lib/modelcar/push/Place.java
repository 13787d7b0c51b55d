package modelcar.push;

import registry.ImageReference;
import registry.Repository;

/** Where an image is or will be. */
record Place(ImageReference reference, Repository repository) {

  /** Whether both are of one registry, so that blobs can be mounted. */
  boolean sharesRegistryWith(ImageReference other) {
    return reference.registry().equals(other.registry());
  }
}
