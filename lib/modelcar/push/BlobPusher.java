package modelcar.push;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import modelcar.layers.DigestCache;
import modelcar.layers.ModelLayer;
import registry.Descriptor;
import registry.Digest;
import registry.DigestMismatch;
import registry.ImageReference;

/**
 * Brings one blob into the repository, the cheapest way first: it is there, another repository of
 * the registry has it, it is sent.
 */
final class BlobPusher {
  private final Place target;
  private final BaseLookup base;
  private final DigestCache cache;
  private final PushProgress progress;

  BlobPusher(Place target, BaseLookup base, DigestCache cache, PushProgress progress) {
    this.target = target;
    this.base = base;
    this.cache = cache;
    this.progress = progress;
  }

  /**
   * Brings a blob into the repository.
   *
   * @return what it is there; for a layer that was read for the first time, or that somebody else
   *     wrote into our cache, this is where its digest comes from
   */
  Descriptor push(PlannedBlob blob) throws IOException, InterruptedException {
    if (blob.state() == PlannedBlob.State.THERE) {
      return arrived(blob, blob.digest().orElseThrow(), PushProgress.Arrival.THERE);
    }
    if (blob.digest().isPresent() && isMounted(blob.digest().get(), origins(blob))) {
      return arrived(blob, blob.digest().get(), PushProgress.Arrival.MOUNTED);
    }
    var digest = blob.layer().isPresent() ? send(blob, blob.layer().get()) : sendOfBase(blob);
    return arrived(blob, digest, PushProgress.Arrival.SENT);
  }

  private Descriptor arrived(PlannedBlob blob, Digest digest, PushProgress.Arrival how) {
    blob.layer().ifPresent(layer -> cache.rememberPush(layer, target.reference().name()));
    progress.arrived(blob, how);
    return new Descriptor(blob.mediaType(), digest, blob.size());
  }

  private Digest send(PlannedBlob blob, ModelLayer layer) throws IOException, InterruptedException {
    var begun = Instant.now();
    var digest = target.repository().push(blob.title(), layer::open, blob.size(), progress::sent);
    cache.remember(layer, digest, begun);
    return digest;
  }

  private Digest sendOfBase(PlannedBlob blob) throws IOException, InterruptedException {
    var digest = blob.digest().orElseThrow();
    var layer = new BaseLayer(base.get().place().repository(), digest);
    Digest sent;
    try {
      sent = target.repository().push(blob.title(), layer, blob.size(), progress::sent);
    } catch (IOException failed) {
      throw layer.onTheRightSide(failed);
    }
    if (!sent.equals(digest)) {
      throw new BaseImageException(new DigestMismatch("a layer of it", digest.text(), sent.text()));
    }
    return digest;
  }

  private boolean isMounted(Digest digest, List<String> origins)
      throws IOException, InterruptedException {
    for (var origin : origins) {
      if (target.repository().mount(digest, origin)) {
        return true;
      }
    }
    return false;
  }

  private List<String> origins(PlannedBlob blob) {
    if (blob.layer().isPresent()) {
      return origins(blob.layer().get());
    }
    return target.sharesRegistryWith(base.reference())
        ? List.of(base.reference().repository())
        : List.of();
  }

  private List<String> origins(ModelLayer layer) {
    return cache
        .find(layer)
        .map(it -> origins(it.repositories(), target.reference()))
        .orElse(List.of());
  }

  /** Those of the registry that an image is pushed to, without their registry. */
  static List<String> origins(List<String> repositories, ImageReference target) {
    var prefix = target.registry() + "/";
    var origins = new ArrayList<String>();
    for (var repository : repositories) {
      if (repository.startsWith(prefix) && !repository.equals(target.name())) {
        origins.add(repository.substring(prefix.length()));
      }
    }
    return origins;
  }
}
