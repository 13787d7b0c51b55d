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
  private final Packaging packaging;
  private final Place target;
  private final LayerDigests digests;
  private final Streams streams;
  private final PushProgress progress;

  Planner(
      Packaging packaging,
      Place target,
      LayerDigests digests,
      Streams streams,
      PushProgress progress) {
    this.packaging = packaging;
    this.target = target;
    this.digests = digests;
    this.streams = streams;
    this.progress = progress;
  }

  /** What the tag stands for now; empty where it is free. */
  Optional<Digest> tagged() throws IOException, InterruptedException {
    return target.repository().resolve(target.reference().reference());
  }

  /** The model's layers, which need no base to be known. */
  List<PlannedBlob> model(Reading reading) throws IOException, InterruptedException {
    var tasks = new ArrayList<Callable<PlannedBlob>>();
    packaging.layers().forEach(layer -> tasks.add(() -> ofModel(layer, reading)));
    return streams.all(tasks);
  }

  /**
   * The whole plan, as soon as the base is known.
   *
   * @param model as {@link #model} gave it
   * @param tagged as {@link #tagged} gave it
   */
  PushPlan plan(List<PlannedBlob> model, Optional<Digest> tagged)
      throws IOException, InterruptedException {
    var base = packaging.base().get().image();
    var tasks = new ArrayList<Callable<PlannedBlob>>();
    base.layers().forEach(layer -> tasks.add(() -> ofBase(layer)));
    var blobs = new ArrayList<>(streams.all(tasks));
    blobs.addAll(model);
    return new PushPlan(packaging, blobs, digest(base, model), tagged);
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

  private Optional<Digest> digest(BaseImage base, List<PlannedBlob> model) {
    var layers = new ArrayList<Descriptor>();
    for (var blob : model) {
      if (blob.digest().isEmpty()) {
        return Optional.empty();
      }
      layers.add(blob.descriptor().orElseThrow());
    }
    return Optional.of(Image.of(base, layers, packaging.metadata()).manifest().digest());
  }
}
