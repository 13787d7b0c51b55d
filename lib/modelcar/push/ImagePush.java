package modelcar.push;

import console.Failure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import modelcar.Packaging;
import modelcar.layers.DigestCache;
import registry.Access;
import registry.Descriptor;
import registry.Digest;
import registry.Registries;
import registry.RegistryRefusal;

/**
 * One image on its way to the registry: plan it, push it. The tag is the last thing that is
 * written, so whatever breaks off leaves no half image behind.
 */
public final class ImagePush {
  private final Packaging packaging;
  private final Place target;
  private final DigestCache cache;
  private final Streams streams;

  private ImagePush(Packaging packaging, Place target, DigestCache cache, Streams streams) {
    this.packaging = packaging;
    this.target = target;
    this.cache = cache;
    this.streams = streams;
  }

  /**
   * Meets the registry.
   *
   * @param access to the repository of the image; registries such as Quay make one that does not
   *     exist when they give somebody the right to push
   * @param streams how many blobs are sent at once
   */
  public static ImagePush open(
      Registries registries, Access access, DigestCache cache, int streams, Packaging packaging)
      throws IOException, InterruptedException {
    var name = registries.connectTo(packaging.image());
    var target = new Place(name, registries.open(name, access));
    return new ImagePush(packaging, target, cache, new Streams(streams));
  }

  /**
   * What has to be done, with the model read where its digests are not remembered. Nothing is
   * written. A repository that is not shown counts as empty.
   */
  public PushPlan plan(PushProgress progress) throws IOException, InterruptedException {
    try {
      return plan(planner(new Stock.Shown(target), progress));
    } catch (RegistryRefusal refusal) {
      if (!refusal.isDenied()) {
        throw refusal;
      }
      return plan(planner(new Stock.NotShown(refusal.getMessage()), progress));
    }
  }

  private static PushPlan plan(Planner planner) throws IOException, InterruptedException {
    var tagged = planner.tagged();
    return planner.plan(planner.model(Reading.ALL), tagged);
  }

  private Planner planner(Stock stock, PushProgress progress) {
    return new Planner(packaging, stock, new LayerDigests(cache), streams, progress);
  }

  /**
   * Does it. Where the tag is taken and may not move, the whole model is read first, because only
   * then it shows whether by the same image. Else nothing stands against sending the model at once,
   * while the base is still looked up.
   *
   * @throws Failure when the base does not exist: exit code 1; when the tag is taken by another
   *     image, or a file changed meanwhile: 4
   */
  public Pushed push(TakenTag takenTag, PushProgress progress)
      throws IOException, InterruptedException {
    var planner = planner(new Stock.Shown(target), progress);
    var tagged = planner.tagged();
    var model = planner.model(takenTag.reading().where(tagged.isPresent()));
    if (tagged.isPresent()) {
      if (isKnown(model) && planner.plan(model, tagged).isDone()) {
        return new Pushed(tagged.get(), 0, Pushed.Change.UNCHANGED);
      }
      refuseUnlessItMayMove(takenTag);
    }
    var sent = new AtomicLong();
    var layers = pushLayers(planner, model, tagged, counting(sent, progress));
    var image = Image.of(packaging.base().get().image(), layers, packaging.metadata());
    pushConfig(image);
    for (var layer : packaging.layers()) {
      layer.requireUnchanged();
    }
    requireFreeStill(tagged, image, takenTag);
    if (tagged.equals(Optional.of(image.manifest().digest()))) {
      return new Pushed(tagged.get(), sent.get(), Pushed.Change.UNCHANGED);
    }
    target.repository().put(image.manifest(), target.reference().reference());
    return new Pushed(image.manifest().digest(), sent.get(), Pushed.Change.TAGGED);
  }

  private static boolean isKnown(List<PlannedBlob> model) {
    return model.stream().allMatch(layer -> layer.digest().isPresent());
  }

  /** What the model's layers are in the registry. */
  private List<Descriptor> pushLayers(
      Planner planner, List<PlannedBlob> model, Optional<Digest> tagged, PushProgress progress)
      throws IOException, InterruptedException {
    var pusher = new BlobPusher(target, packaging.base(), cache, progress);
    try (var sending = streams.<Descriptor>open()) {
      for (var blob : model) {
        sending.begin(() -> pusher.push(blob));
      }
      var plan = planner.plan(model, tagged);
      progress.planned(plan);
      for (var blob : plan.ofBase()) {
        sending.begin(() -> pusher.push(blob));
      }
      return sending.results().subList(0, model.size());
    }
  }

  private void pushConfig(Image image) throws IOException, InterruptedException {
    var config = image.configDescriptor();
    if (!target.repository().has(config)) {
      target
          .repository()
          .push(
              "the configuration",
              () -> Channels.newChannel(new ByteArrayInputStream(image.config())),
              config.size(),
              bytes -> {});
    }
  }

  // somebody else may have pushed meanwhile; what is left of that race is the time of one request
  private void requireFreeStill(Optional<Digest> tagged, Image image, TakenTag takenTag)
      throws IOException, InterruptedException {
    if (tagged.isEmpty()) {
      var now = target.repository().resolve(target.reference().reference());
      if (now.isPresent() && !now.get().equals(image.manifest().digest())) {
        refuseUnlessItMayMove(takenTag);
      }
    }
  }

  private void refuseUnlessItMayMove(TakenTag takenTag) {
    if (takenTag == TakenTag.REFUSE) {
      throw Failure.refused(
          packaging.image() + " is another image already, and who deployed it keeps that one",
          "choose another tag with --tag, or replace it with --force");
    }
  }

  private static PushProgress counting(AtomicLong sent, PushProgress progress) {
    return new PushProgress() {
      @Override
      public void sent(long bytes) {
        sent.addAndGet(bytes);
        progress.sent(bytes);
      }

      @Override
      public void arrived(PlannedBlob blob, Arrival how) {
        progress.arrived(blob, how);
      }
    };
  }
}
