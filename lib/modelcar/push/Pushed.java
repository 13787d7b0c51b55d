package modelcar.push;

import registry.Digest;

/**
 * An image in the registry.
 *
 * @param digest of its manifest
 * @param sent bytes that were sent for it; 0 where it was known to be there
 * @param change whether the tag stood for it before
 */
public record Pushed(Digest digest, long sent, Change change) {
  /** What became of the tag. */
  public enum Change {
    TAGGED,
    UNCHANGED
  }
}
