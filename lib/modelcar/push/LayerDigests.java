package modelcar.push;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongConsumer;
import modelcar.layers.DigestCache;
import modelcar.layers.ModelLayer;
import registry.Digest;

/** Finds the digests of layers without sending them. */
public final class LayerDigests {
  private static final int BUFFER_BYTES = 256 * 1024;

  private final DigestCache cache;

  public LayerDigests(DigestCache cache) {
    this.cache = cache;
  }

  /** As it is remembered; empty where the layer has to be read. */
  Optional<Digest> remembered(ModelLayer layer) {
    return cache.find(layer).map(it -> it.digest());
  }

  /** Reads the layer, unless its digest is remembered. */
  public Digest of(ModelLayer layer, LongConsumer progress)
      throws IOException, InterruptedException {
    var known = remembered(layer);
    return known.isPresent() ? known.get() : read(layer, progress);
  }

  private Digest read(ModelLayer layer, LongConsumer progress)
      throws IOException, InterruptedException {
    var begun = Instant.now();
    var hash = Digest.newHash();
    var buffer = ByteBuffer.allocate(BUFFER_BYTES);
    try (var channel = layer.open()) {
      for (int read = channel.read(buffer); read >= 0; read = channel.read(buffer.clear())) {
        hash.update(buffer.flip());
        progress.accept(read);
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
      }
    }
    var digest = Digest.of(hash);
    cache.remember(layer, digest, begun);
    return digest;
  }
}
