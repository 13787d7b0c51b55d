package modelcar.push;

import java.util.List;
import java.util.Optional;
import modelcar.Packaging;
import registry.Digest;

/**
 * What a push will do.
 *
 * @param packaging what is packed
 * @param blobs the base's layers, the lowest first, then the model's
 * @param digest the image's; empty where the model has to be read for it
 * @param tagged what the tag stands for now; empty where it is free
 * @param unseen why the registry does not show what it has, which then counts as nothing; empty
 *     where it does
 */
public record PushPlan(
    Packaging packaging,
    List<PlannedBlob> blobs,
    Optional<Digest> digest,
    Optional<Digest> tagged,
    Optional<String> unseen) {
  public PushPlan {
    blobs = List.copyOf(blobs);
  }

  /** Bytes that have to be sent; at most, where blobs can be mounted from another repository. */
  public long bytesToSend() {
    return bytes(PlannedBlob.State.TO_SEND);
  }

  /** Bytes that the registry has already. */
  public long bytesThere() {
    return bytes(PlannedBlob.State.THERE);
  }

  /** The base's layers, the lowest first. */
  List<PlannedBlob> ofBase() {
    return blobs.stream().filter(it -> it.layer().isEmpty()).toList();
  }

  private long bytes(PlannedBlob.State state) {
    return blobs.stream().filter(it -> it.state() == state).mapToLong(PlannedBlob::size).sum();
  }

  /** Whether the registry has this very image under this tag, so that there is nothing to do. */
  public boolean isDone() {
    return digest.isPresent() && digest.equals(tagged);
  }
}
