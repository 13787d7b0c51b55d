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
  private final Stock stock;
  private final LayerDigests digests;
  private final Streams streams;
  private final PushProgress progress;

  Planner(
      Packaging packaging,
      Stock stock,
      LayerDigests digests,
      Streams streams,
      PushProgress progress) {
    this.packaging = packaging;
    this.stock = stock;
    this.digests = digests;
    this.streams = streams;
    this.progress = progress;
  }

  /** What the tag stands for now; empty where it is free. */
  Optional<Digest> tagged() throws IOException, InterruptedException {
    var image = packaging.image();
    return stock.tagged(image.substring(image.lastIndexOf(':') + 1));
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
    return new PushPlan(packaging, blobs, digest(base, model), tagged, stock.unseen());
  }

  private PlannedBlob ofBase(Descriptor layer) throws IOException, InterruptedException {
    var written = BaseImage.inOciWords(layer);
    return new PlannedBlob(
        "a layer of the base",
        layer.size(),
        written.mediaType(),
        Optional.of(layer.digest()),
        Optional.empty(),
        stock.of(layer));
  }

  private PlannedBlob ofModel(ModelLayer layer, Reading reading)
      throws IOException, InterruptedException {
    var digest =
        reading == Reading.ALL
            ? Optional.of(digests.of(layer, progress::read))
            : digests.remembered(layer);
    var state =
        digest.isPresent()
            ? stock.of(new Descriptor(MediaTypes.LAYER, digest.get(), layer.size()))
            : PlannedBlob.State.TO_SEND;
    return new PlannedBlob(
        layer.title(), layer.size(), MediaTypes.LAYER, digest, Optional.of(layer), state);
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
