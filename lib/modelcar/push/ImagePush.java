package modelcar.push;

import console.Failure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import modelcar.Packaging;
import modelcar.layers.DigestCache;
import registry.Access;
import registry.Descriptor;
import registry.ImageReference;
import registry.Registries;

/**
 * One image on its way to the registry: plan it, push it. The tag is the last thing that is
 * written, so whatever breaks off leaves no half image behind.
 */
public final class ImagePush {
  private final Packaging packaging;
  private final Place target;
  private final Place base;
  private final BaseImage baseImage;
  private final DigestCache cache;
  private final Streams streams;

  private ImagePush(
      Packaging packaging,
      Place target,
      Place base,
      BaseImage baseImage,
      DigestCache cache,
      Streams streams) {
    this.packaging = packaging;
    this.target = target;
    this.base = base;
    this.baseImage = baseImage;
    this.cache = cache;
    this.streams = streams;
  }

  /**
   * Meets both registries and reads the base's manifest.
   *
   * @param streams how many blobs are sent at once
   * @throws Failure when the base does not exist: exit code 1
   */
  public static ImagePush open(
      Registries registries, DigestCache cache, int streams, Packaging packaging)
      throws IOException, InterruptedException {
    var targetName = registries.connectTo(packaging.image());
    var baseName = registries.connectTo(packaging.base());
    var readable = mountable(packaging, cache, targetName);
    if (baseName.registry().equals(targetName.registry())) {
      readable.add(baseName.repository());
    }
    readable.remove(targetName.repository());
    var target = new Place(targetName, registries.open(targetName, Access.PUSH, readable));
    var base = new Place(baseName, registries.open(baseName, Access.PULL, Set.of()));
    var baseImage =
        BaseImage.read(base.repository(), packaging.base(), baseName, packaging.architecture());
    return new ImagePush(packaging, target, base, baseImage, cache, new Streams(streams));
  }

  private static Set<String> mountable(
      Packaging packaging, DigestCache cache, ImageReference target) {
    var repositories = new LinkedHashSet<String>();
    for (var layer : packaging.layers()) {
      cache
          .find(layer)
          .ifPresent(it -> repositories.addAll(BlobPusher.origins(it.repositories(), target)));
    }
    return repositories;
  }

  /** What has to be done. Nothing is written. */
  public PushPlan plan(Reading reading, PushProgress progress)
      throws IOException, InterruptedException {
    return new Planner(target, baseImage, new LayerDigests(cache), streams, progress)
        .plan(packaging, reading);
  }

  /**
   * Does it.
   *
   * @throws Failure when the tag is taken by another image, or a file changed meanwhile: exit code
   *     4
   */
  public Pushed push(PushPlan plan, TakenTag takenTag, PushProgress progress)
      throws IOException, InterruptedException {
    if (plan.isDone()) {
      return new Pushed(plan.digest().orElseThrow(), 0, Pushed.Change.UNCHANGED);
    }
    if (plan.tagged().isPresent()) {
      refuseUnlessItMayMove(takenTag);
    }
    progress.planned(plan);
    var sent = new AtomicLong();
    var image =
        Image.of(baseImage, pushLayers(plan, counting(sent, progress)), packaging.metadata());
    pushConfig(image);
    for (var layer : packaging.layers()) {
      layer.requireUnchanged();
    }
    requireFreeStill(plan, image, takenTag);
    target.repository().put(image.manifest(), target.reference().reference());
    return new Pushed(image.manifest().digest(), sent.get(), Pushed.Change.TAGGED);
  }

  private List<Descriptor> pushLayers(PushPlan plan, PushProgress progress)
      throws IOException, InterruptedException {
    var pusher = new BlobPusher(target, base, cache, progress);
    var tasks = new ArrayList<Callable<Descriptor>>();
    plan.blobs().forEach(blob -> tasks.add(() -> pusher.push(blob)));
    var layers = streams.all(tasks);
    return layers.subList(baseImage.layers().size(), layers.size());
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
  private void requireFreeStill(PushPlan plan, Image image, TakenTag takenTag)
      throws IOException, InterruptedException {
    if (plan.tagged().isEmpty()) {
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
