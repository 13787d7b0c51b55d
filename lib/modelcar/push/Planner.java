package modelcar.push;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import modelcar.Packaging;
import modelcar.layers.ModelLayer;
import registry.Descriptor;
import registry.Digest;
import registry.MediaTypes;

/** Finds out what has to be sent, by asking the registry for what it has. */
final class Planner {
  private final Place target;
  private final BaseImage base;
  private final LayerDigests digests;
  private final Streams streams;
  private final PushProgress progress;

  Planner(
      Place target, BaseImage base, LayerDigests digests, Streams streams, PushProgress progress) {
    this.target = target;
    this.base = base;
    this.digests = digests;
    this.streams = streams;
    this.progress = progress;
  }

  /**
   * Makes the plan. Where the tag is taken the whole model is read, because only then it shows
   * whether by the same image.
   */
  PushPlan plan(Packaging packaging, Reading reading) throws IOException, InterruptedException {
    var tagged = target.repository().resolve(target.reference().reference());
    var read = tagged.isPresent() ? Reading.ALL : reading;
    var tasks = new ArrayList<Callable<PlannedBlob>>();
    base.layers().forEach(layer -> tasks.add(() -> ofBase(layer)));
    packaging.layers().forEach(layer -> tasks.add(() -> ofModel(layer, read)));
    var blobs = streams.all(tasks);
    return new PushPlan(packaging, blobs, digest(packaging, blobs), tagged);
  }

  private PlannedBlob ofBase(Descriptor layer) throws IOException, InterruptedException {
    var written = BaseImage.inOciWords(layer);
    return new PlannedBlob(
        "a layer of the base",
        layer.size(),
        written.mediaType(),
        Optional.of(layer.digest()),
        Optional.empty(),
        state(layer));
  }

  private PlannedBlob ofModel(ModelLayer layer, Reading reading)
      throws IOException, InterruptedException {
    var digest =
        switch (reading) {
          case ALL -> Optional.of(digests.of(layer, progress::read));
          case NOTHING -> digests.remembered(layer);
        };
    var state =
        digest.isPresent()
            ? state(new Descriptor(MediaTypes.LAYER, digest.get(), layer.size()))
            : PlannedBlob.State.TO_SEND;
    return new PlannedBlob(
        layer.title(), layer.size(), MediaTypes.LAYER, digest, Optional.of(layer), state);
  }

  private PlannedBlob.State state(Descriptor blob) throws IOException, InterruptedException {
    return target.repository().has(blob) ? PlannedBlob.State.THERE : PlannedBlob.State.TO_SEND;
  }

  private Optional<Digest> digest(Packaging packaging, List<PlannedBlob> blobs) {
    var layers = new ArrayList<Descriptor>();
    for (var blob : blobs.subList(base.layers().size(), blobs.size())) {
      if (blob.digest().isEmpty()) {
        return Optional.empty();
      }
      layers.add(blob.descriptor().orElseThrow());
    }
    return Optional.of(Image.of(base, layers, packaging.metadata()).manifest().digest());
  }
}
